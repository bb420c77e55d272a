// What somebody must be told about at once, and who. docs/operating.md says what each alert means and what to do.
param actionGroupName string
param alertPrefix string
param webTestName string
param location string
param tags object

@description('E-mail addresses, separated by commas.')
param operators string

param workspaceId string
param appInsightsName string
param siteAddress string

var mails = filter(map(split(operators, ','), m => trim(m)), m => !empty(m))

// What the program writes: a message with an exception becomes an exception in telemetry, another a trace. Matched
// by the fixed parts of the messages, so whoever words one anew looks here too.
var written = 'union (AppTraces | project TimeGenerated, Text = Message), (AppExceptions | project TimeGenerated, Text = strcat(tostring(Properties.FormattedMessage), " ", OuterMessage))'

// Each counts rows over its window.
var rules = [
  {
    name: 'stuck-letters'
    title: 'Letters are stuck'
    severity: 2
    query: 'AppTraces | where Message startswith "Letters stuck:"'
    operator: 'GreaterThan'
    threshold: 0
    frequency: 'PT15M'
    window: 'PT30M'
  }
  {
    name: 'orchestration-failed'
    title: 'An orchestration failed'
    severity: 2
    query: 'AppTraces | where Message contains "(Orchestrator)\' failed with an error"'
    operator: 'GreaterThan'
    threshold: 0
    frequency: 'PT15M'
    window: 'PT30M'
  }
  {
    name: 'work-failed'
    title: 'Services are not advanced, or the watchman\'s round was not whole'
    severity: 1
    query: '${written} | where Text has "could not be advanced" or Text has "AdvanceService failed for" or (Text startswith "Watchman," and Text has "failed and will be tried again")'
    operator: 'GreaterThan'
    threshold: 3
    frequency: 'PT15M'
    window: 'PT30M'
  }
  {
    name: 'server-errors'
    title: 'Requests fail'
    severity: 2
    query: 'AppRequests | where toint(ResultCode) >= 500'
    operator: 'GreaterThan'
    threshold: 5
    frequency: 'PT15M'
    window: 'PT15M'
  }
  {
    name: 'watchman-silent'
    title: 'The watchman has not run for an hour'
    severity: 1
    query: 'AppRequests | where OperationName == "Watchman" and Success == true'
    operator: 'LessThan'
    threshold: 1
    frequency: 'PT30M'
    window: 'PT1H'
  }
]

resource appInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: appInsightsName
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'molnflow'
    enabled: true
    emailReceivers: [
      for (mail, i) in mails: {
        name: 'operator-${i}'
        emailAddress: mail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource queries 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${alertPrefix}${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'MolnFlow: ${rule.title}'
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: rule.frequency
      windowSize: rule.window
      autoMitigate: true
      // The tables are made by the first telemetry, which comes after the deployment.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: rule.operator
            threshold: rule.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]

resource probe 'Microsoft.Insights/webtests@2022-06-15' = {
  name: webTestName
  location: location
  tags: union(tags, { 'hidden-link:${appInsights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    Name: webTestName
    SyntheticMonitorId: webTestName
    Description: 'Alive, and the store answers'
    Kind: 'standard'
    Enabled: true
    Frequency: 900
    Timeout: 60
    RetryEnabled: true
    Locations: [
      { Id: 'emea-nl-ams-azr' }
      { Id: 'emea-gb-db3-azr' }
    ]
    Request: {
      RequestUrl: '${siteAddress}/healthz'
      HttpVerb: 'GET'
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource health 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${alertPrefix}health'
  location: 'global'
  tags: tags
  properties: {
    description: 'MolnFlow: the site or its store does not answer'
    severity: 1
    enabled: true
    scopes: [probe.id, appInsights.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: probe.id
      componentId: appInsights.id
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: people.id }]
  }
}
