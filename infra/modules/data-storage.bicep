// The files: what lands (inbox), what was not understood (inbox-rejected), the workflows' own books (workspace), and what they give (results).
param accountName string
param location string
param sku string
param privateNetwork bool
param resultRetentionDays int
param appPrincipalId string
param appPrincipalName string
param operatorPrincipalId string
param operatorPrincipalType string
param tags object

var containers = ['inbox', 'inbox-rejected', 'workspace', 'results', 'sources']
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var blobDataReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'

// The trigger wants ownership of the container that it watches; elsewhere the app writes what it makes, and what it is given it may only read.
// https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-trigger#identity-based-connections
var appRoles = [
  { container: 'inbox', roleId: blobDataOwner }
  { container: 'inbox-rejected', roleId: blobDataContributor }
  { container: 'workspace', roleId: blobDataContributor }
  { container: 'results', roleId: blobDataContributor }
  { container: 'sources', roleId: blobDataReader }
]
var operatorRoles = [
  { container: 'inbox', roleId: blobDataContributor }
  { container: 'inbox-rejected', roleId: blobDataContributor }
  { container: 'results', roleId: blobDataReader }
  { container: 'sources', roleId: blobDataContributor }
]

module account 'account.bicep' = {
  params: {
    name: accountName
    location: location
    sku: sku
    privateNetwork: privateNetwork
    tags: tags
  }
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [
  for container in containers: {
    name: '${accountName}/default/${container}'
    dependsOn: [account]
  }
]

module ofApp 'role.bicep' = [
  for role in appRoles: {
    params: {
      accountName: accountName
      principalId: appPrincipalId
      principalName: appPrincipalName
      container: role.container
      roleId: role.roleId
    }
    dependsOn: [blobContainers]
  }
]

// The poison queue of the inbox.
module ofAppQueues 'role.bicep' = {
  params: {
    accountName: accountName
    principalId: appPrincipalId
    principalName: appPrincipalName
    roleId: queueDataContributor
  }
  dependsOn: [account]
}

module ofOperator 'role.bicep' = [
  for role in operatorRoles: if (!empty(operatorPrincipalId)) {
    params: {
      accountName: accountName
      principalId: operatorPrincipalId
      principalName: operatorPrincipalId
      principalType: operatorPrincipalType
      container: role.container
      roleId: role.roleId
    }
    dependsOn: [blobContainers]
  }
]

// The workspace is purged by the app itself, which knows what a workflow still needs.
resource retention 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = if (resultRetentionDays > 0) {
  name: '${accountName}/default'
  dependsOn: [account]
  properties: {
    policy: {
      rules: [
        {
          name: 'delete-old-results'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['results/', 'inbox-rejected/']
            }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: resultRetentionDays } } }
          }
        }
      ]
    }
  }
}

output blobEndpoint string = account.outputs.blobEndpoint
output queueEndpoint string = account.outputs.queueEndpoint
