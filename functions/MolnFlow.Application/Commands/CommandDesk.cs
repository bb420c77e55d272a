using System.Collections.Immutable;
using System.Text.Json;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Common;

namespace MolnFlow.Application.Commands;

/// <summary>What came of a command as it was sent.</summary>
public abstract record Sent
{
    private Sent() { }

    /// <summary>The request itself is wrong; nothing was decided.</summary>
    public sealed record Malformed(ImmutableList<Reason> Faults) : Sent;

    public sealed record Decided(Outcome Outcome) : Sent;
}

/// <summary>Takes commands as JSON, from the API and from the pages alike.</summary>
public sealed class CommandDesk(ServiceDesk desk, References references, Directories directories)
{
    /// <summary>Opens a case from the fields of <see cref="RegisterService"/>.</summary>
    public async Task<Sent> Register(JsonElement body, Asker asker, CancellationToken cancel)
    {
        if (await Barred(typeof(RegisterService), asker, cancel) is { } barred)
        {
            return barred;
        }

        (Command? command, ImmutableList<Reason> faults) = await Known(
            CommandReader.Read(Shapes.Of(typeof(RegisterService)), body), asker.Organisation, null, cancel);
        return command is RegisterService register
            ? new Sent.Decided(await desk.Register(register, asker, cancel))
            : new Sent.Malformed(faults);
    }

    /// <summary>Takes a service that is in use already into the register, from the fields of <see cref="AdoptService"/>.</summary>
    public async Task<Sent> Adopt(JsonElement body, Asker asker, CancellationToken cancel)
    {
        if (await Barred(typeof(AdoptService), asker, cancel) is { } barred)
        {
            return barred;
        }

        (Command? command, ImmutableList<Reason> faults) = await Known(
            CommandReader.Read(Shapes.Of(typeof(AdoptService)), body), asker.Organisation, null, cancel);
        if (command is not AdoptService adopt)
        {
            return new Sent.Malformed(faults);
        }

        int before = await desk.InLine(asker.Organisation, adopt.Owner ?? asker.Person, cancel);
        return new Sent.Decided(await desk.Adopt(adopt with { Line = new(before, before + 1) }, null, asker, cancel));
    }

    /// <param name="seen">The ETag the asker works against.</param>
    public async Task<Sent> Execute(ServiceId service, string name, JsonElement body, Asker asker, int seen, CancellationToken cancel)
    {
        if (Shapes.Command(name) is not { } shape || Shapes.Opens(shape.Type))
        {
            return new Sent.Malformed([new Reason("command-unknown").With("command", name.Length > 60 ? name[..60] : name)]);
        }

        if (await Barred(shape.Type, asker, cancel) is { } barred)
        {
            return barred;
        }

        Reading reading = CommandReader.Read(shape, body);
        (Command? command, ImmutableList<Reason> faults) = await Known(reading, asker.Organisation, service, cancel);
        if (command is null)
        {
            return new Sent.Malformed(faults);
        }

        Asker knowing = asker with { ValidUntil = await references.ValidUntil(reading.References, asker.Organisation, service, cancel) };
        return new Sent.Decided(await desk.Execute(service, command, knowing, seen, cancel));
    }

    private async Task<(Command?, ImmutableList<Reason>)> Known(
        Reading reading, OrganisationId organisation, ServiceId? service, CancellationToken cancel)
    {
        ImmutableList<Reason> faults =
            [.. reading.Faults, .. await references.Faults(reading.References, organisation, service, cancel)];
        return !faults.IsEmpty ? (null, faults)
            : reading.Value is SignAgreement sign ? (sign with { Terms = await Terms(sign.Agreement, organisation, cancel) }, faults)
            : reading.Value is AdoptService { Agreement: { } agreement } adopt
            ? (adopt with { Terms = await Terms(agreement, organisation, cancel) }, faults)
            : ((Command)reading.Value!, faults);
    }

    // Who reads only, and what only administrators do; the core's rules on approving come on top.
    private async Task<Sent?> Barred(Type command, Asker asker, CancellationToken cancel)
    {
        ImmutableList<Role> roles = (await directories.People.Find(asker.Organisation, asker.Person.Value, cancel))?.Record.Roles ?? [];
        Reason? reason = roles is [Role.Auditor] ? new Reason("auditor-reads")
            : command == typeof(EraseTexts) && !roles.Contains(Role.Administrator) ? new Reason("erase-only-administrator")
            : null;
        return reason is null ? null : new Sent.Decided(new Outcome.Refused([reason]));
    }

    // The terms are the agreement's own; the reference has been looked up already.
    private async Task<AgreementTerms> Terms(AgreementId agreement, OrganisationId organisation, CancellationToken cancel) =>
        (await directories.Agreements.Find(organisation, agreement.Value, cancel))!.Record.Terms;
}
