using System.Collections.Immutable;
using MolnFlow.Application.Directory;
using MolnFlow.Core;
using MolnFlow.Core.Obligations;

namespace MolnFlow.Application.Outbox;

/// <summary>A letter ready to go.</summary>
/// <param name="MessageId">Without angle brackets; the same for the same notice however often it is written.</param>
public sealed record Letter(string MessageId, string ToName, string ToAddress, string Subject, string Text, string Html, DateTimeOffset Date)
{
    /// <summary>The outbox item it was written for, so that the mail service's reports find their way back; null for a letter of the host's own.</summary>
    public LetterOrigin? Origin { get; init; }
}

/// <summary>Which outbox item of which installation a letter was written for.</summary>
public sealed record LetterOrigin(string Installation, OrganisationId Organisation, ServiceId Service, string Item)
{
    /// <summary>Without angle brackets.</summary>
    public string MessageId => $"{Installation}.{Organisation}.{Service}.{Item}@molnflow";
}

/// <summary>Words a notice for its reader, in the reader's language.</summary>
public interface ILetterWriter
{
    /// <param name="remaining">The checklist that goes with the letter; empty for most.</param>
    Task<(string Subject, string Text, string Html)> Write(
        Notice notice, Person reader, string serviceName, Uri link, ImmutableList<Obligation> remaining, CancellationToken cancel);
}

/// <summary>Hands letters over for delivery. Sending the same Message-Id again must not reach anybody twice where the medium can tell.</summary>
public interface IMailer
{
    /// <exception cref="MailRefusedException">This letter can never be delivered, such as a malformed address.</exception>
    Task Send(Letter letter, CancellationToken cancel);
}

/// <summary>Trying again will not help.</summary>
public sealed class MailRefusedException(string message, Exception? inner = null) : Exception(message, inner);
