using System.Text.Json;
using MolnFlow.Application.Outbox;
using MolnFlow.Core;

namespace MolnFlow.Functions.Mail;

/// <summary>A letter's origin as arguments that SendGrid keeps with it and sends back with every report.</summary>
internal static class OriginArguments
{
    private const string Installation = "molnflow_installation";
    private const string Organisation = "molnflow_organisation";
    private const string Service = "molnflow_service";
    private const string Item = "molnflow_item";

    public static Dictionary<string, string> Of(LetterOrigin origin) => new()
    {
        [Installation] = origin.Installation,
        [Organisation] = origin.Organisation.Value,
        [Service] = origin.Service.Value,
        [Item] = origin.Item,
    };

    /// <summary>Null for a report on something that is not from here.</summary>
    public static LetterOrigin? From(JsonElement report) =>
        Text(report, Installation) is { } installation && Text(report, Organisation) is { } organisation
        && Text(report, Service) is { } service && Text(report, Item) is { } item
            ? new LetterOrigin(installation, new OrganisationId(organisation), new ServiceId(service), item)
            : null;

    public static string? Text(JsonElement report, string name) =>
        report.ValueKind == JsonValueKind.Object && report.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
