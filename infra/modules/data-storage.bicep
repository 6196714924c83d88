// The files: what lands (inbox), what was not understood (inbox-rejected), the workflows' own books (workspace), and what they give (results).
import { blobDataContributor, blobDataOwner, blobDataReader, queueDataContributor } from 'storage-roles.bicep'

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
  for role in appRoles: {
    name: '${accountName}/default/${role.container}'
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
