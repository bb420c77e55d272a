using System.Collections.Immutable;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>One event in words.</summary>
/// <param name="Hash">The first twelve characters of the event's hash.</param>
public sealed record HistoryLine(int Sequence, string Words, PersonId By, DateTimeOffset At, string Hash)
{
    /// <summary>The events after a number, oldest first.</summary>
    public static async Task<ImmutableList<HistoryLine>> After(
        int sequence, ServiceId service, View view, IServiceStore store, CancellationToken cancel)
    {
        var lines = ImmutableList.CreateBuilder<HistoryLine>();
        await foreach (StoredEvent stored in store.Log(view.Actor.Organisation, service, sequence, cancel))
        {
            (ServiceEvent happened, EventHeader header) = EventCodec.Released.Read(stored);
            lines.Add(new HistoryLine(
                stored.Sequence, view.Say.Event(happened), header.By, header.At, Convert.ToHexStringLower(stored.Hash)[..12]));
        }

        return lines.ToImmutable();
    }
}
