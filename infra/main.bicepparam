// What `azd` deploys with: its environment's own values.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param durableBackend = readEnvironmentVariable('DURABLE_BACKEND', 'AzureStorage')
param operatorPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
