using System.Collections.Immutable;
using System.Text.Json;
using MolnFlow.Application.Json;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Desk;

/// <summary>Turns what was decided into what is written: chained events, snapshot, register row and messages.</summary>
internal sealed class CommitBuilder(string installation)
{
    /// <param name="before">Already without the texts that the events erase.</param>
    public (Commit Commit, Service Service) Build(
        OrganisationId organisation, ServiceId id, LoadedService? before, ImmutableList<ServiceEvent> events,
        PersonId by, Now now, Rules rules, Receipt? receipt)
    {
        Service? service = before?.Service;
        byte[] head = before?.Head ?? EventCodec.Genesis;
        int version = before?.Version ?? 0;
        var stored = ImmutableList.CreateBuilder<StoredEvent>();
        var outbox = ImmutableList.CreateBuilder<OutboxItem>();
        foreach (ServiceEvent happened in events)
        {
            (string type, int typeVersion) = EventTypes.Of(happened);
            var header = new EventHeader(installation, organisation, id, ++version, type, typeVersion, now.Instant, now.Today, by);
            StoredEvent written = EventCodec.Write(happened, header, head);
            head = written.Hash;
            stored.Add(written);
            service = Lifecycle.Evolve(service, happened, header.Stamp) with { Id = id, Organisation = organisation };
            outbox.AddRange(Messages(service, happened, header));
        }

        ImmutableList<int> erased = [.. events.OfType<TextsErased>().Select(e => e.Sequence).Distinct()];
        int human = by == PersonId.System ? before?.HumanVersion ?? 0 : version;
        var commit = new Commit(
            organisation, id, before?.Version ?? 0, stored.ToImmutable(),
            new ServiceHead(version, human, head, Snapshot.FoldVersion, Snapshot.Pack(service!)),
            Register(service!, rules, now, by), outbox.ToImmutable(), erased,
            receipt is null ? null : receipt with { Version = version });
        return (commit, service!);
    }

    public static RegisterRow Register(Service s, Rules rules, Now now, PersonId by)
    {
        ImmutableList<Obligation> obligations = ServiceObligations.Of(s, new Context(now, by, rules));
        return new RegisterRow(
            s.Organisation, s.Id, s.Name.Value ?? "", s.Phase, (s.Stage as Stage.Ended)?.How, s.Owner, s.Supplier, s.Agreement?.Id,
            s.Classification, s.RegisteredOn, s.End, Lifecycle.NextDue(s, rules),
            obligations.Select(o => o.FallsOn).Where(d => d is not null).DefaultIfEmpty(null).Min(),
            [.. s.Roles.Values.Concat(s.Sets.Select(x => x.Set.Owner)).Concat(obligations.Select(o => o.Person)).Distinct()]);
    }

    private static IEnumerable<OutboxItem> Messages(Service service, ServiceEvent happened, EventHeader header)
    {
        foreach (Notice notice in Notices.Of(service, happened, header.Stamp))
        {
            yield return new OutboxItem(
                header.Organisation, header.Service, notice.Key, OutboxKind.Letter, notice.To, header.At, NoticeJson.Write(notice));
        }

        if (happened is TextsErased)
        {
            yield return new OutboxItem(
                header.Organisation, header.Service, $"{header.Sequence:D6}-forget", OutboxKind.Forget, null, header.At, "{}");
        }

        if (happened is AdequacyLost { Decision: { } decision })
        {
            yield return new OutboxItem(
                header.Organisation, header.Service, $"{header.Sequence:D6}-adequacy", OutboxKind.Adequacy, null, header.At,
                JsonSerializer.Serialize(decision, StoredJson.Plain));
        }

        // One agreement may carry many services: its record and the others are told of its new terms.
        AgreementTerms? terms = happened switch
        {
            AgreementExtended { Cause: not ExtensionCause.SharedAgreement } e => e.Terms,
            AgreementCorrected { Because: not null } e => e.Terms,
            _ => null,
        };
        if (terms is not null)
        {
            yield return new OutboxItem(
                header.Organisation, header.Service, $"{header.Sequence:D6}-agreement", OutboxKind.Agreement, null, header.At,
                JsonSerializer.Serialize(new AgreementMoved(service.Agreement!.Id, terms, happened is AgreementCorrected), StoredJson.Plain));
        }
    }
}
