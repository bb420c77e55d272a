using System.Collections.Immutable;
using System.Text.Json;
using MolnFlow.Application.Storage;

namespace MolnFlow.Web.Pages.Shared;

/// <summary>A letter in the outbox, as it is listed.</summary>
/// <param name="Kind">What the letter is about, by the name its texts have.</param>
public sealed record NoticeLine(OutboxRow Row, string Kind)
{
    /// <summary>The letters among the items: the rest is the program talking to itself.</summary>
    public static ImmutableList<NoticeLine> From(IEnumerable<OutboxRow> rows) =>
        [.. rows.Where(r => r.Item is { Kind: OutboxKind.Letter, To: not null }).Select(r => new NoticeLine(r, KindOf(r.Item.Body)))];

    private static string KindOf(string body)
    {
        using JsonDocument json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("kind", out JsonElement kind) ? kind.GetString() ?? "" : "";
    }
}

/// <summary>The page of all notices: mine, or everybody's.</summary>
public sealed record NoticesView(bool Mine, ImmutableList<NoticeLine> Lines);
