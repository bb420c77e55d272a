// One MolnFlow installation in a resource group of its own, as `azd provision` makes it.
targetScope = 'subscription'

@description('Name of the azd environment; part of every name.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Region of everything that is regional.')
@metadata({ azd: { type: 'location' } })
param location string = 'swedencentral'

@description('Resource group to make; empty for rg-<environment>.')
param resourceGroupName string = ''

@description('private: storage and vault answer inside the virtual network only. selected: also to the operators\' addresses.')
@allowed(['private', 'selected'])
param network string = 'private'

@description('Address space of the virtual network, /24 or larger. Empty for 10.20.0.0/24, which matters only when it is peered with others.')
param addressSpace string = ''

@description('Public IPv4 addresses or ranges of the operators, separated by commas; used with network = selected.')
param operatorAddresses string = ''

@description('IPv4 addresses or ranges that may reach the site, separated by commas; empty for all. Sign-in is required either way.')
param siteAddresses string = ''

@description('E-mail addresses that alerts go to, separated by commas.')
param operators string = ''

@description('Where people reach the site when it is not the function app\'s own name, such as https://molnflow.example.se.')
param publicAddress string = ''

@description('Sender of the letters; the address must be verified with SendGrid.')
param mailSender string

@description('SendGrid\'s address; empty for the one within the EU. An account that is not there has https://api.sendgrid.com.')
param mailHost string = ''

@description('API key of SendGrid with the right to send mail only. Empty leaves what the vault holds.')
@secure()
param sendGridKey string = ''

@description('Public key of SendGrid\'s signed event webhook. Empty leaves what the vault holds.')
@secure()
param sendGridWebhookKey string = ''

@description('Believe SendGrid\'s reports on letters. Turn on once the vault holds the webhook\'s key.')
param mailReports bool = false

@description('Object id in Entra ID of the first administrator; empty for who deploys.')
param administratorId string = ''

@description('Name of the first administrator.')
param administratorName string = 'Administrator'

@description('E-mail address of the first administrator.')
param administratorEmail string = ''

@description('Name of the organisation that is entered with the first administrator.')
param organisationName string

@description('Object id of who deploys, as azd knows it.')
param principalId string = ''

@description('Client id of an existing app registration for sign-in; empty to have one made.')
param entraClientId string = ''

@description('Client ids of other programs that may call the API with a token of their own, separated by commas.')
param allowedClients string = ''

@description('Days that logs and metrics are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Days that removed or overwritten evidence can be brought back at least; it is gone for good after twice as many.')
@minValue(7)
@maxValue(365)
param evidenceRetentionDays int = 90

@description('Redundancy of the data.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param dataRedundancy string = 'Standard_ZRS'

@description('Puts a lock on the data so that it is not deleted with the rest by mistake.')
param protectData bool = true

@description('Most instances of the function app.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('Instances kept warm for pages and the API; 0 lets the app sleep.')
@minValue(0)
param alwaysReady int = 0

var abbreviations = loadJsonContent('abbreviations.json')
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var appName = '${abbreviations.functionApp}molnflow-${token}'
var siteAddress = empty(publicAddress) ? 'https://${appName}.azurewebsites.net' : publicAddress

// Role definitions that Azure ships; the same ids in every tenant.
var roles = {
  blobOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  queueContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: empty(resourceGroupName) ? '${abbreviations.resourceGroup}${environmentName}' : resourceGroupName
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.identity}molnflow-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: '${abbreviations.workspace}${token}'
    appInsightsName: '${abbreviations.appInsights}${token}'
    location: location
    tags: tags
    retentionDays: logRetentionDays
    publisherPrincipalId: identity.outputs.principalId
  }
}

module networking 'modules/network.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.virtualNetwork}${token}'
    location: location
    tags: tags
    addressSpace: empty(addressSpace) ? '10.20.0.0/24' : addressSpace
  }
}

// What the platform needs: the app's package, timers, and the orchestrations' queues and history. It can be lost
// and made anew: the watchman starts the orchestrations again from the data.
module hostStorage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.storage}host${token}'
    location: location
    tags: tags
    redundancy: contains(dataRedundancy, 'ZRS') ? 'Standard_ZRS' : 'Standard_LRS'
    containers: ['packages']
    publicAccess: network == 'selected'
    allowedAddresses: operatorAddresses
    endpointPrefix: abbreviations.privateEndpoint
    endpointSubnetId: networking.outputs.endpointSubnetId
    endpoints: networking.outputs.storageZones
    principalId: identity.outputs.principalId
    roleIds: [roles.blobOwner, roles.queueContributor, roles.tableContributor]
  }
}

// What MolnFlow keeps: services, documents, evidence. Nothing else is the truth.
module dataStorage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.storage}data${token}'
    location: location
    tags: tags
    redundancy: dataRedundancy
    containers: ['evidence', 'keys']
    keepVersionsDays: evidenceRetentionDays
    locked: protectData
    publicAccess: network == 'selected'
    allowedAddresses: operatorAddresses
    endpointPrefix: abbreviations.privateEndpoint
    endpointSubnetId: networking.outputs.endpointSubnetId
    endpoints: filter(networking.outputs.storageZones, zone => zone.service != 'queue')
    principalId: identity.outputs.principalId
    roleIds: [roles.blobContributor, roles.tableContributor]
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.keyVault}${token}'
    location: location
    tags: tags
    publicAccess: network == 'selected'
    allowedAddresses: operatorAddresses
    endpointName: '${abbreviations.privateEndpoint}vault-${token}'
    endpointSubnetId: networking.outputs.endpointSubnetId
    endpointZoneId: networking.outputs.vaultZoneId
    readerPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    sendGridKey: sendGridKey
    sendGridWebhookKey: sendGridWebhookKey
  }
}

module registration 'modules/entra.bicep' = if (empty(entraClientId)) {
  scope: group
  params: {
    uniqueName: 'molnflow-${token}'
    displayName: 'MolnFlow (${environmentName})'
    siteAddress: siteAddress
    identityPrincipalId: identity.outputs.principalId
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: appName
    planName: '${abbreviations.plan}${token}'
    location: location
    tags: union(tags, { 'azd-service-name': 'functions' })
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostStorageName: hostStorage.outputs.name
    packageContainerUrl: '${hostStorage.outputs.blobEndpoint}packages'
    dataBlobEndpoint: dataStorage.outputs.blobEndpoint
    dataTableEndpoint: dataStorage.outputs.tableEndpoint
    appInsightsName: monitoring.outputs.appInsightsName
    sendGridKeyUri: vault.outputs.sendGridKeyUri
    sendGridWebhookKeyUri: vault.outputs.sendGridWebhookKeyUri
    mailSender: mailSender
    mailHost: mailHost
    mailReports: mailReports
    administrator: {
      id: empty(administratorId) ? principalId : administratorId
      name: administratorName
      email: administratorEmail
      organisation: organisationName
    }
    siteAddress: siteAddress
    siteAddresses: siteAddresses
    subnetId: networking.outputs.appSubnetId
    entraClientId: empty(entraClientId) ? registration!.outputs.clientId : entraClientId
    allowedClients: allowedClients
    maximumInstances: maximumInstances
    alwaysReady: alwaysReady
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    actionGroupName: '${abbreviations.actionGroup}${token}'
    alertPrefix: abbreviations.alert
    webTestName: '${abbreviations.webTest}${token}'
    location: location
    tags: tags
    operators: operators
    workspaceId: monitoring.outputs.workspaceId
    appInsightsName: monitoring.outputs.appInsightsName
    siteAddress: siteAddress
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output AZURE_DATA_STORAGE_NAME string = dataStorage.outputs.name
output AZURE_HOST_STORAGE_NAME string = hostStorage.outputs.name
output SERVICE_FUNCTIONS_NAME string = app.outputs.name
output SERVICE_FUNCTIONS_ENDPOINTS array = [siteAddress]
output SERVICE_FUNCTIONS_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output MOLNFLOW_ADDRESS string = siteAddress
output MOLNFLOW_API_SCOPE string = empty(entraClientId) ? registration!.outputs.apiScope : ''
