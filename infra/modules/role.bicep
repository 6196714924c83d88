// One role of one principal on one storage account, or on one of its containers.
param accountName string
param principalId string

@description('A name of the principal that is known before the deployment: the assignment\'s own name derives from it.')
param principalName string

@allowed(['User', 'Group', 'ServicePrincipal'])
param principalType string = 'ServicePrincipal'

@description('The id of a built-in role: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage')
param roleId string

@description('The container that it is limited to; empty for the whole account.')
param container string = ''

var definition = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleId)

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource blobContainer 'containers' existing = {
      name: empty(container) ? 'none' : container
    }
  }
}

resource onAccount 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (empty(container)) {
  scope: account
  name: guid(account.id, principalName, roleId)
  properties: {
    principalId: principalId
    principalType: principalType
    roleDefinitionId: definition
  }
}

resource onContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(container)) {
  scope: account::blobs::blobContainer
  name: guid(account.id, container, principalName, roleId)
  properties: {
    principalId: principalId
    principalType: principalType
    roleDefinitionId: definition
  }
}
