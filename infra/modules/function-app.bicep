// The function app: Flex Consumption, .NET isolated, every connection by identity.
param name string
param location string
param identityId string
param identityClientId string
param hostAccountName string
param packageContainerUrl string
param dataBlobEndpoint string
param dataQueueEndpoint string
param applicationInsightsConnectionString string

@description('The connection string (it holds no secret) of the Durable Task Scheduler; empty where the task hub lies in the host\'s storage.')
param schedulerConnectionString string
param maximumInstanceCount int
param instanceMemoryMB int
param alwaysReadyInstances int

@description('The subnet that the app goes out by; empty for none.')
param subnetId string
param tags object

var hostSettings = {
  AzureWebJobsStorage__accountName: hostAccountName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // What DefaultAzureCredential in the app signs in as.
  AZURE_CLIENT_ID: identityClientId
}
var inboxSettings = {
  Inbox__blobServiceUri: dataBlobEndpoint
  Inbox__queueServiceUri: dataQueueEndpoint
  Inbox__credential: 'managedidentity'
  Inbox__clientId: identityClientId
  // Flex Consumption serves blob triggers by Event Grid only; the polling one of the two inbox functions stays off.
  'AzureWebJobs.InboxPolled.Disabled': 'true'
  'AzureWebJobs.InboxEvents.Disabled': 'false'
}
var workflowSettings = {
  Workflows__Workspace: '${dataBlobEndpoint}workspace'
  Workflows__Output: '${dataBlobEndpoint}results'
  Workflows__AllowedRoots__0: '${dataBlobEndpoint}inbox'
  Workflows__AllowedRoots__1: '${dataBlobEndpoint}sources'
  Workflows__AllowedRoots__2: '${dataBlobEndpoint}results'
}
var schedulerSettings = empty(schedulerConnectionString)
  ? {}
  : {
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: schedulerConnectionString
    }
var settings = union(hostSettings, inboxSettings, workflowSettings, schedulerSettings)

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
        alwaysReady: alwaysReadyInstances == 0 ? [] : [{ name: 'durable', instanceCount: alwaysReadyInstances }]
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }

  // Publishing is by identity, as everything else.
  resource noBasicPublishing 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource noFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
