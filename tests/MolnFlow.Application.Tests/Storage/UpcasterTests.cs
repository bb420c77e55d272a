using System.Text.Json.Nodes;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core.Common;

namespace MolnFlow.Application.Tests.Storage;

public class UpcasterTests
{
    private static readonly StoredEvent Present = GoldenFile.Chained([new RoleAssigned(Core.Role.RiskOwner, People.RiskOwner)])[0];

    // Once, say, the person was called holder.
    private static readonly StoredEvent Old = Present with
    {
        Header = Present.Header.Replace("\"version\":1", "\"version\":0", StringComparison.Ordinal),
        Payload = Present.Payload.Replace("\"person\"", "\"holder\"", StringComparison.Ordinal),
    };

    private static readonly Upcaster Renamed = new("role-assigned", 0, json =>
    {
        JsonNode? person = json["holder"];
        json.Remove("holder");
        json["person"] = person?.DeepClone();
        return json;
    });

    [Fact]
    public void An_older_version_is_raised_step_by_step_to_the_present_one() =>
        Assert.Equal(new RoleAssigned(Core.Role.RiskOwner, People.RiskOwner), new EventCodec(new Upcasters([Renamed])).Read(Old).Happened);

    [Fact]
    public void The_header_stays_as_it_was_stored() =>
        Assert.Equal(0, new EventCodec(new Upcasters([Renamed])).Read(Old).Header.Version);

    [Fact]
    public void The_steps_follow_on_one_another()
    {
        var steps = new Upcasters([.. Enumerable.Range(0, 3).Select(from => new Upcaster("x", from, json =>
        {
            json["steps"] = $"{json["steps"]}{from}";
            return json;
        }))]);
        Assert.Equal("""{"steps":"012"}""", steps.Raise("x", 0, 3, "{}"));
        Assert.Equal("""{"steps":"2"}""", steps.Raise("x", 2, 3, "{}"));
        Assert.Equal("{ }", steps.Raise("x", 3, 3, "{ }"));
    }

    [Fact]
    public void A_missing_step_is_said_and_not_skipped() =>
        Assert.Throws<UnknownEventException>(() => EventCodec.Released.Read(Old));

    [Fact]
    public void A_version_newer_than_this_program_is_refused()
    {
        StoredEvent newer = Present with { Header = Present.Header.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal) };
        Assert.Throws<UnknownEventException>(() => new EventCodec(new Upcasters([Renamed])).Read(newer));
    }

    [Fact]
    public void An_event_of_an_unknown_name_is_refused()
    {
        StoredEvent other = Present with { Header = Present.Header.Replace("role-assigned", "role-painted", StringComparison.Ordinal) };
        Assert.Contains("role-painted", Assert.Throws<UnknownEventException>(() => EventCodec.Released.Read(other)).Message, StringComparison.Ordinal);
    }
}
