// The registration people sign in through. It has no secret: the app's managed identity vouches for it. Making it
// takes the right to register applications in the tenant; without it, somebody else makes one (see docs/operating.md).
extension microsoftGraphV1

param uniqueName string
param displayName string
param siteAddress string
param identityPrincipalId string

resource registration 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: uniqueName
  displayName: displayName
  signInAudience: 'AzureADMyOrg'
  api: { requestedAccessTokenVersion: 2 }
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
