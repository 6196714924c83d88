// What the Functions host itself needs (AzureWebJobsStorage): leases and keys, the app's package and, with the Azure Storage backend, the task hub.
import { blobDataOwner, queueDataContributor, tableDataContributor } from 'storage-roles.bicep'

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

// https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity
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
