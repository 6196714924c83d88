using '../main.bicep'

param environmentName = 'prod'
param location = 'westeurope'
param durableBackend = 'AzureManaged'
param schedulerSku = 'Dedicated'
param maximumInstanceCount = 200
param instanceMemoryMB = 4096
param alwaysReadyInstances = 1
param privateNetwork = true
param storageSku = 'Standard_ZRS'
param logRetentionDays = 90
