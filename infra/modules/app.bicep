// The function app on a Flex Consumption plan, with sign-in in front of it.
param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string
param hostStorageName string
param packageContainerUrl string
param dataBlobEndpoint string
param dataTableEndpoint string
param appInsightsName string
param sendGridKeyUri string
param sendGridWebhookKeyUri string
param mailSender string
param mailHost string

@description('True once the vault holds the key of SendGrid\'s signed reports.')
param mailReports bool

param siteAddress string

@description('{ id, name, email, organisation }: who is let in while nobody is.')
param administrator object


@description('Separated by commas; empty for all.')
param siteAddresses string

param subnetId string
param entraClientId string

@description('Separated by commas.')
param allowedClients string

param maximumInstances int
param alwaysReady int

// Addresses that are open to strangers: the health probe, and SendGrid's signed reports of what became of letters.
var openPaths = ['/healthz', '/hooks/sendgrid']
var issuer = '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
var clients = filter(map(split(allowedClients, ','), c => trim(c)), c => !empty(c))
var visitors = filter(map(split(siteAddresses, ','), a => trim(a)), a => !empty(a))
var visitorRules = [
  for (visitor, i) in visitors: {
    name: 'visitor-${i}'
    action: 'Allow'
    priority: 100 + i
    ipAddress: contains(visitor, '/') ? visitor : '${visitor}/32'
  }
]
var probeRule = {
  name: 'health-probe'
  action: 'Allow'
  priority: 90
  tag: 'ServiceTag'
  ipAddress: 'ApplicationInsightsAvailability'
}

var settings = {
  AzureWebJobsStorage__accountName: hostStorageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: appInsights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // Which identity the app's own clients use.
  AZURE_CLIENT_ID: identityClientId
  // The identity vouches for the app towards Entra ID, in place of a client secret.
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
  WEBSITE_AUTH_AAD_ALLOWED_TENANTS: tenant().tenantId
  MolnFlow__PublicAddress: siteAddress
  MolnFlow__Storage__Tables: dataTableEndpoint
  MolnFlow__Storage__Blobs: dataBlobEndpoint
  MolnFlow__Mail__ApiKey: '@Microsoft.KeyVault(SecretUri=${sendGridKeyUri})'
  MolnFlow__Mail__Sender: mailSender
  MolnFlow__Mail__Host: mailHost
  // A reference to a secret that is not there would be taken for the key itself.
  MolnFlow__Mail__WebhookKey: mailReports ? '@Microsoft.KeyVault(SecretUri=${sendGridWebhookKeyUri})' : ''
  // True only because sign-in is configured below, in front of this app.
  MolnFlow__SignIn__Mode: 'AppService'
  MolnFlow__SignIn__FirstAdministrator__Issuer: issuer
  MolnFlow__SignIn__FirstAdministrator__Subject: administrator.id
  MolnFlow__SignIn__FirstAdministrator__Name: administrator.name
  MolnFlow__SignIn__FirstAdministrator__Email: administrator.email
  MolnFlow__SignIn__FirstAdministrator__Organisation: administrator.organisation
}

resource appInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: appInsightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: subnetId
    publicNetworkAccess: 'Enabled'
    functionAppConfig: {
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
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReady > 0 ? [{ name: 'http', instanceCount: alwaysReady }] : []
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      ipSecurityRestrictionsDefaultAction: empty(visitors) ? 'Allow' : 'Deny'
      ipSecurityRestrictions: empty(visitors) ? [] : concat([probeRule], visitorRules)
    }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource publishing 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }

  resource signIn 'config' = {
    name: 'authsettingsV2'
    dependsOn: [appSettings]
    properties: {
      platform: {
        enabled: true
        runtimeVersion: '~1'
      }
      globalValidation: {
        requireAuthentication: true
        unauthenticatedClientAction: 'RedirectToLoginPage'
        redirectToProvider: 'azureactivedirectory'
        excludedPaths: openPaths
      }
      httpSettings: {
        requireHttps: true
        forwardProxy: { convention: 'NoProxy' }
      }
      login: {
        // MolnFlow calls nobody on a person's behalf, so no tokens are kept.
        tokenStore: { enabled: false }
        cookieExpiration: {
          convention: 'FixedTime'
          timeToExpiration: '10:00:00'
        }
        nonce: { validateNonce: true }
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            openIdIssuer: issuer
            clientId: entraClientId
            clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
          }
          validation: {
            allowedAudiences: [entraClientId, 'api://${entraClientId}']
            defaultAuthorizationPolicy: {
              allowedApplications: union([entraClientId], clients)
            }
          }
        }
      }
    }
  }
}

output name string = app.name
