// Holds the two things that come from SendGrid. They are written by the deployment, when it is given them, and so
// need no way into the vault from outside.
param name string
param location string
param tags object
param publicAccess bool

@description('Separated by commas.')
param allowedAddresses string

param endpointName string
param endpointSubnetId string
param endpointZoneId string
param readerPrincipalId string
param workspaceId string

@secure()
param sendGridKey string

@secure()
param sendGridWebhookKey string

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var sendGridKeyName = 'sendgrid-key'
var sendGridWebhookKeyName = 'sendgrid-webhook-key'
var addresses = filter(map(split(allowedAddresses, ','), a => trim(a)), a => !empty(a))

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    networkAcls: {
      // Deployments count as such a service; whoever comes this way still needs a role.
      bypass: 'AzureServices'
      defaultAction: 'Deny'
      ipRules: [for address in addresses: { value: address }]
    }
  }

  resource key 'secrets' = if (!empty(sendGridKey)) {
    name: sendGridKeyName
    properties: { value: sendGridKey }
  }

  resource webhookKey 'secrets' = if (!empty(sendGridWebhookKey)) {
    name: sendGridWebhookKeyName
    properties: { value: sendGridWebhookKey }
  }
}

module endpoint 'endpoint.bicep' = {
  params: {
    name: endpointName
    location: location
    tags: tags
    subnetId: endpointSubnetId
    targetId: vault.id
    groupId: 'vault'
    zoneId: endpointZoneId
  }
}

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerPrincipalId, secretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

output name string = vault.name
output sendGridKeyUri string = '${vault.properties.vaultUri}secrets/${sendGridKeyName}'
output sendGridWebhookKeyUri string = '${vault.properties.vaultUri}secrets/${sendGridWebhookKeyName}'
