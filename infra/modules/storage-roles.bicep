// The built-in roles of storage that are given here: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage
@export()
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'

@export()
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

@export()
var blobDataReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'

@export()
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'

@export()
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
