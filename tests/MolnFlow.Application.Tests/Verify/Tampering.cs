using System.Collections.Immutable;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Application.Verify;
using MolnFlow.Core;
using MolnFlow.Core.Common;

namespace MolnFlow.Application.Tests.Verify;

/// <summary>A whole service's log, for tests to change behind the desk's back.</summary>
internal static class Tampering
{
    public static async Task<Life> Whole()
    {
        Life life = await (await (await (await Life.Begin()).InUse()).Exiting()).Closed();
        await life.Do(new EraseTexts(2, "art. 17"));
        return life;
    }

    public static async Task<ImmutableList<Finding>> Findings(this Life life) =>
        await life.World.Verifier.Check(World.Region, life.Id, default);

    public static void Change(this Life life, int sequence, Func<StoredEvent, StoredEvent> change) =>
        life.Log[sequence - 1] = change(life.Log[sequence - 1]);

    public static void ChangeText(this Life life, int sequence, Func<StoredText, StoredText> change) =>
        life.Change(sequence, e => e with { Texts = new StoredTexts([change(e.Texts!.Items[0]), .. e.Texts.Items.Skip(1)]) });

    /// <summary>The one sentence, or the first, about an event.</summary>
    public static async Task Finds(this Life life, int sequence, string what)
    {
        ImmutableList<Finding> findings = await life.Findings();
        Assert.True(findings.Exists(f => f.Sequence == sequence && f.What.Contains(what, StringComparison.Ordinal)),
            $"Not found: {sequence} {what}\nFound: {string.Join('\n', findings.Select(f => $"{f.Sequence} {f.What}"))}");
        Assert.All(findings, f => Assert.Equal((World.Region, life.Id), (f.Organisation, f.Service)));
    }

    /// <summary>Writes an event after the last one as somebody with access to the store would, head and all.</summary>
    public static void Append(this Life life, ServiceEvent happened, bool chained)
    {
        EventHeader last = EventHeader.Parse(life.Log[^1].Header);
        (string type, int version) = EventTypes.Of(happened);
        EventHeader header = last with { Sequence = last.Sequence + 1, Type = type, Version = version };
        life.Log.Add(EventCodec.Write(happened, header, chained ? life.Log[^1].Hash : EventCodec.Genesis));
    }
}
