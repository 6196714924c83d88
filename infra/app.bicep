// Everything in the resource group. The modules do not know each other; what they share is passed here.
param environmentName string
param location string
param durableBackend string
param schedulerSku string
param maximumInstanceCount int
param instanceMemoryMB int
param alwaysReadyInstances int
param privateNetwork bool
param storageSku string
param logRetentionDays int
param resultRetentionDays int
param operatorPrincipalId string
param operatorPrincipalType string
param tags object

var suffix = uniqueString(resourceGroup().id, environmentName)
var name = 'graphmcp-${environmentName}'
var usesScheduler = durableBackend == 'AzureManaged'
var taskHub = 'GraphMcpHub'
var identityName = 'id-${name}'
var hostAccountName = take('sthost${suffix}', 24)
var dataAccountName = take('stdata${suffix}', 24)

module identity 'modules/identity.bicep' = {
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: name
    location: location
    retentionDays: logRetentionDays
    publisherPrincipalId: identity.outputs.principalId
    publisherPrincipalName: identityName
    tags: tags
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  params: {
    name: name
    location: location
    tags: tags
  }
}

// Two accounts: the host's own state (leases, keys, the task hub, the package), and the files of the workflows, which people and pipelines reach.
module hostStorage 'modules/host-storage.bicep' = {
  params: {
    accountName: hostAccountName
    location: location
    sku: storageSku
    privateNetwork: privateNetwork
    hostPrincipalId: identity.outputs.principalId
    hostPrincipalName: identityName
    keepsTaskHub: !usesScheduler
    tags: tags
  }
}

module dataStorage 'modules/data-storage.bicep' = {
  params: {
    accountName: dataAccountName
    location: location
    sku: storageSku
    privateNetwork: privateNetwork
    resultRetentionDays: resultRetentionDays
    appPrincipalId: identity.outputs.principalId
    appPrincipalName: identityName
    operatorPrincipalId: operatorPrincipalId
    operatorPrincipalType: operatorPrincipalType
    tags: tags
  }
}

module hostEndpoints 'modules/private-endpoints.bicep' = if (privateNetwork) {
  params: {
    location: location
    accountName: hostAccountName
    services: ['blob', 'queue', 'table']
    subnetId: network!.outputs.endpointSubnetId
    zoneIds: network!.outputs.zoneIds
    tags: tags
  }
  dependsOn: [hostStorage]
}

module dataEndpoints 'modules/private-endpoints.bicep' = if (privateNetwork) {
  params: {
    location: location
    accountName: dataAccountName
    services: ['blob', 'queue']
    subnetId: network!.outputs.endpointSubnetId
    zoneIds: network!.outputs.zoneIds
    tags: tags
  }
  dependsOn: [dataStorage]
}

module scheduler 'modules/durable-task-scheduler.bicep' = if (usesScheduler) {
  params: {
    name: 'dts-${name}'
    location: location
    skuName: schedulerSku
    taskHubName: taskHub
    workerPrincipalId: identity.outputs.principalId
    workerPrincipalName: identityName
    workerClientId: identity.outputs.clientId
    tags: tags
  }
}

module functionApp 'modules/function-app.bicep' = {
  params: {
    name: 'func-${name}-${take(suffix, 6)}'
    location: location
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostAccountName: hostAccountName
    packageContainerUrl: hostStorage.outputs.packageContainerUrl
    dataBlobEndpoint: dataStorage.outputs.blobEndpoint
    dataQueueEndpoint: dataStorage.outputs.queueEndpoint
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    schedulerConnectionString: usesScheduler ? scheduler!.outputs.connectionString : ''
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    alwaysReadyInstances: alwaysReadyInstances
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    tags: tags
  }
  // The app's first start needs its roles and, in a private network, its way to the storage.
  dependsOn: [hostEndpoints, dataEndpoints]
}

output functionAppName string = functionApp.outputs.name
output functionAppUrl string = functionApp.outputs.url
output dataAccountName string = dataAccountName
