using '../main.bicep'

param environmentName = 'dev'
param location = 'westeurope'
param maximumInstanceCount = 40
param logRetentionDays = 30
param resultRetentionDays = 30
