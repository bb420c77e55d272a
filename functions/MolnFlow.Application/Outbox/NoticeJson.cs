using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Obligations;

namespace MolnFlow.Application.Outbox;

/// <summary>An agreement's new terms, as the outbox carries them to the services that share it.</summary>
/// <param name="Corrected">True when they were mended, false when the agreement was prolonged.</param>
public sealed record AgreementMoved(AgreementId Agreement, AgreementTerms Terms, bool Corrected);

/// <summary>
/// Notices as the outbox keeps them. Arguments keep their kind, so that a letter is worded in the
/// reader's language when it is written, not when it was caused.
/// </summary>
internal static class NoticeJson
{
    private sealed record Stored(string Key, NoticeKind Kind, PersonId To, ImmutableSortedDictionary<string, Tagged> Arguments);

    private sealed record Tagged(string Is, string Value);

    public static string Write(Notice notice) => JsonSerializer.Serialize(
        new Stored(notice.Key, notice.Kind, notice.To, notice.Arguments.ToImmutableSortedDictionary(a => a.Key, a => Tag(a.Value))),
        StoredJson.Plain);

    public static Notice Read(string json)
    {
        Stored stored = JsonSerializer.Deserialize<Stored>(json, StoredJson.Plain)!;
        return new Notice(stored.Key, stored.Kind, stored.To)
        {
            Arguments = stored.Arguments.ToImmutableSortedDictionary(a => a.Key, a => Untag(a.Value)),
        };
    }

    private static Tagged Tag(object value) => value switch
    {
        DateOnly date => new("date", date.ToString("O", CultureInfo.InvariantCulture)),
        int number => new("number", number.ToString(CultureInfo.InvariantCulture)),
        Role role => new("role", Kebab.Of(role)),
        ExitCause cause => new("exit-cause", Kebab.Of(cause)),
        Ending ending => new("ending", Kebab.Of(ending)),
        StepId step => new("step", step.Value),
        PersonId person => new("person", person.Value),
        QuestionId question => new("question", question.Value),
        string text => new("text", text),
        _ => throw new InvalidOperationException($"A notice cannot carry a {value.GetType().Name}."),
    };

    private static object Untag(Tagged tagged) => tagged.Is switch
    {
        "date" => DateOnly.ParseExact(tagged.Value, "O", CultureInfo.InvariantCulture),
        "number" => int.Parse(tagged.Value, CultureInfo.InvariantCulture),
        "role" => Kebab.Parse<Role>(tagged.Value),
        "exit-cause" => Kebab.Parse<ExitCause>(tagged.Value),
        "ending" => Kebab.Parse<Ending>(tagged.Value),
        "step" => new StepId(tagged.Value),
        "person" => new PersonId(tagged.Value),
        "question" => new QuestionId(tagged.Value),
        _ => tagged.Value,
    };
}
