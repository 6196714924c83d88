// What the Functions host itself needs (AzureWebJobsStorage): leases and keys, the app's package and, with the Azure Storage backend, the task hub.
param accountName string
param location string
param sku string
param privateNetwork bool
param hostPrincipalId string
param hostPrincipalName string

@description('Whether Durable Functions keeps its task hub here: it then needs tables too.')
param keepsTaskHub bool
param tags object

var packageContainer = 'app-package'

// https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

module account 'account.bicep' = {
  params: {
    name: accountName
    location: location
    sku: sku
    privateNetwork: privateNetwork
    tags: tags
  }
}

resource package 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  name: '${accountName}/default/${packageContainer}'
  dependsOn: [account]
}

module blobs 'role.bicep' = {
  params: {
    accountName: accountName
    principalId: hostPrincipalId
    principalName: hostPrincipalName
    roleId: blobDataOwner
  }
  dependsOn: [account]
}

module queues 'role.bicep' = {
  params: {
    accountName: accountName
    principalId: hostPrincipalId
    principalName: hostPrincipalName
    roleId: queueDataContributor
  }
  dependsOn: [account]
}

module tables 'role.bicep' = if (keepsTaskHub) {
  params: {
    accountName: accountName
    principalId: hostPrincipalId
    principalName: hostPrincipalName
    roleId: tableDataContributor
  }
  dependsOn: [account]
}

output packageContainerUrl string = '${account.outputs.blobEndpoint}${packageContainer}'
