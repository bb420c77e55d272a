// The registration people sign in through. It has no secret: the app's managed identity vouches for it. Making it
// takes the right to register applications in the tenant; without it, somebody else makes one (see docs/operating.md).
extension microsoftGraphV1

param uniqueName string
param displayName string
param siteAddress string
param identityPrincipalId string

var scope = 'user_impersonation'
var identifier = 'api://${tenant().tenantId}/${uniqueName}'

resource registration 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: uniqueName
  displayName: displayName
  signInAudience: 'AzureADMyOrg'
  identifierUris: [identifier]
  // For programs that act as the person who runs them; which ones are let in is up to the app's own sign-in settings.
  api: {
    requestedAccessTokenVersion: 2
    oauth2PermissionScopes: [
      {
        id: guid(uniqueName, scope)
        value: scope
        type: 'User'
        isEnabled: true
        adminConsentDisplayName: 'Use MolnFlow as yourself'
        adminConsentDescription: 'Lets the program use MolnFlow as the person who has signed in to it.'
        userConsentDisplayName: 'Use MolnFlow as yourself'
        userConsentDescription: 'Lets the program use MolnFlow as you.'
      }
    ]
  }
  web: {
    homePageUrl: siteAddress
    redirectUris: ['${siteAddress}/.auth/login/aad/callback']
    // App Service authentication signs people in with an id token.
    implicitGrantSettings: {
      enableAccessTokenIssuance: false
      enableIdTokenIssuance: true
    }
  }
}

resource principal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: registration.appId
}

resource trust 'Microsoft.Graph/applications/federatedIdentityCredentials@v1.0' = {
  name: '${registration.uniqueName}/function-app'
  description: 'The function app\'s managed identity stands in for a client secret.'
  audiences: ['api://AzureADTokenExchange']
  issuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
  subject: identityPrincipalId
}

output clientId string = registration.appId
output principalId string = principal.id
output apiScope string = '${identifier}/${scope}'
