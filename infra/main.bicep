// GraphMcp.Functions on Azure: one resource group with the function app, its storage, its identity and what watches over it.
//
//   az deployment sub create --location westeurope --template-file infra/main.bicep --parameters infra/parameters/dev.bicepparam
//
// or `azd up` (azure.yaml). What the modules are and why stands in docs/azure.md.
targetScope = 'subscription'

@description('The environment, part of every name: dev, prod or one of your own.')
@minLength(1)
@maxLength(16)
param environmentName string

@description('The region of everything.')
param location string

@description('The resource group, created where it is not yet.')
param resourceGroupName string = 'rg-graphmcp-${environmentName}'

@description('Where Durable Functions keeps its state: in the storage account, or in a Durable Task Scheduler.')
@allowed(['AzureStorage', 'AzureManaged'])
param durableBackend string = 'AzureStorage'

@description('The Durable Task Scheduler\'s plan; matters with durableBackend AzureManaged only.')
@allowed(['Consumption', 'Dedicated'])
param schedulerSku string = 'Consumption'

@description('How many instances Flex Consumption may scale out to.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('The memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('How many instances stand ready for orchestrations and entities, so that a start does not wait for a cold one.')
@minValue(0)
@maxValue(20)
param alwaysReadyInstances int = 0

@description('Whether the storage is reached over private endpoints only.')
param privateNetwork bool = false

@description('How storage is replicated.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_LRS'

@description('How long logs are kept, in days.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('How long results and rejected blobs are kept, in days; 0 keeps them.')
@minValue(0)
@maxValue(3650)
param resultRetentionDays int = 0

@description('Who may use the inbox and read results besides the app (object id of a user or group); empty for nobody.')
param operatorPrincipalId string = ''

@description('What the operator\'s object id is of.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param operatorPrincipalType string = 'User'

@description('Tags of all resources.')
param tags object = {}

var allTags = union(tags, { 'azd-env-name': environmentName, application: 'graphmcp-functions' })

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: resourceGroupName
  location: location
  tags: allTags
}

module app 'app.bicep' = {
  scope: group
  params: {
    environmentName: environmentName
    location: location
    durableBackend: durableBackend
    schedulerSku: schedulerSku
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    alwaysReadyInstances: alwaysReadyInstances
    privateNetwork: privateNetwork
    storageSku: storageSku
    logRetentionDays: logRetentionDays
    resultRetentionDays: resultRetentionDays
    operatorPrincipalId: operatorPrincipalId
    operatorPrincipalType: operatorPrincipalType
    tags: allTags
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_LOCATION string = location
output FUNCTION_APP_NAME string = app.outputs.functionAppName
output FUNCTION_APP_URL string = app.outputs.functionAppUrl
output DATA_ACCOUNT_NAME string = app.outputs.dataAccountName
output DURABLE_BACKEND string = durableBackend
