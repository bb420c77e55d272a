// A storage account that knows no keys and no anonymous readers, reached through private endpoints.
param name string
param location string
param tags object
param redundancy string
param containers array

@description('Keeps what is overwritten or removed in blobs for so many days; 0 for not at all.')
param keepVersionsDays int = 0

@description('Forbids deleting the account.')
param locked bool = false

@description('Lets the allowed addresses in from outside the network too.')
param publicAccess bool

@description('Separated by commas.')
param allowedAddresses string

param endpointPrefix string
param endpointSubnetId string

@description('Services to be reached: [{ service, zoneId }].')
param endpoints array

param principalId string
param roleIds array

@description('Where deletions are logged; empty for nowhere.')
param workspaceId string = ''

var keepVersions = keepVersionsDays > 0
var addresses = filter(map(split(allowedAddresses, ','), a => trim(a)), a => !empty(a))

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: 'Deny'
      ipRules: [
        for address in addresses: {
          action: 'Allow'
          value: address
        }
      ]
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: keepVersions
      deleteRetentionPolicy: keepVersions ? { enabled: true, days: keepVersionsDays } : { enabled: false }
      containerDeleteRetentionPolicy: keepVersions ? { enabled: true, days: keepVersionsDays } : { enabled: false }
    }

    resource container 'containers' = [
      for container in containers: {
        name: container
        properties: { publicAccess: 'None' }
      }
    ]
  }

  resource tables 'tableServices' = {
    name: 'default'
  }
}

// A file that was removed must be gone for good in the end: old versions are deleted by age, and then kept as deleted
// for as long again.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = if (keepVersions) {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'forget-old-versions'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: {
              version: { delete: { daysAfterCreationGreaterThan: keepVersionsDays } }
            }
          }
        }
      ]
    }
  }
  dependsOn: [account::blobs]
}

module endpoint 'endpoint.bicep' = [
  for e in endpoints: {
    name: '${name}-${e.service}'
    params: {
      name: '${endpointPrefix}${name}-${e.service}'
      location: location
      tags: tags
      subnetId: endpointSubnetId
      targetId: account.id
      groupId: e.service
      zoneId: e.zoneId
    }
  }
]

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for roleId in roleIds: {
    name: guid(account.id, principalId, roleId)
    scope: account
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleId)
      principalId: principalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  name: 'molnflow-data'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds every service, its log and its evidence.'
  }
}

resource blobDeletions 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceId)) {
  name: 'deletions'
  scope: account::blobs
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
  }
}

resource tableDeletions 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceId)) {
  name: 'deletions'
  scope: account::tables
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
  }
}

output name string = account.name
output blobEndpoint string = account.properties.primaryEndpoints.blob
output tableEndpoint string = account.properties.primaryEndpoints.table
