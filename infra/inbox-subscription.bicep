// Tells the app of blobs that land in the inbox. A deployment of its own, after the code: the key that the webhook asks for exists once the
// host has loaded the blob extension (azure.yaml runs it as the postdeploy hook).
//
//   az deployment group create --resource-group RG --template-file infra/inbox-subscription.bicep --parameters functionAppName=APP dataAccountName=ACCOUNT
param functionAppName string
param dataAccountName string

@description('Where the topic lives: the account\'s region.')
param location string = resourceGroup().location

@description('The function that the blobs go to.')
param functionName string = 'InboxEvents'

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName
}

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: functionAppName
}

// The host's keys have no type in Bicep's library, hence the function instead of a symbol's.
var blobExtensionKey = listKeys('${app.id}/host/default', '2024-11-01').systemKeys.blobs_extension

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'evgt-${dataAccountName}'
  location: location
  properties: {
    source: account.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }

  resource inbox 'eventSubscriptions' = {
    name: 'inbox'
    properties: {
      eventDeliverySchema: 'EventGridSchema'
      destination: {
        endpointType: 'WebHook'
        properties: {
          endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${functionName}&code=${blobExtensionKey}'
          maxEventsPerBatch: 1
          preferredBatchSizeInKilobytes: 64
        }
      }
      filter: {
        includedEventTypes: ['Microsoft.Storage.BlobCreated']
        subjectBeginsWith: '/blobServices/default/containers/inbox/blobs/'
        // A blob on a hierarchical account is created when its upload begins and again when it is flushed: the second is the one.
        advancedFilters: [
          {
            operatorType: 'StringNotIn'
            key: 'data.api'
            values: ['CreateFile']
          }
        ]
      }
      retryPolicy: {
        maxDeliveryAttempts: 30
        eventTimeToLiveInMinutes: 1440
      }
    }
  }
}
