using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using Kebab = MolnFlow.Application.Json.Kebab;

namespace MolnFlow.Application.Wording;

/// <summary>
/// Says things to one reader: the catalogue's texts in the reader's language, with placeholders
/// filled by values in words. A key without a text is said as it is, so nothing is ever silent.
/// </summary>
public sealed partial class Speaker(Catalogue.Catalogue catalogue, Language language, IReadOnlyDictionary<PersonId, Person> people)
{
    public Language Language { get; } = language;

    public bool Has(string key) => catalogue.Texts.ContainsKey(key);

    public string Say(string key) => catalogue.Texts.TryGetValue(key, out Bilingual? text) ? text.In(Language) : key;

    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> arguments)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach ((string name, object value) in arguments)
        {
            all[name] = value;
        }

        return Say(key, all);
    }

    public string Say(string key, IReadOnlyDictionary<string, object> arguments) =>
        Placeholder().Replace(Say(key), match => arguments.TryGetValue(match.Groups[1].Value, out object? value)
            ? Value(match.Groups[1].Value, value)
            : match.Value);

    /// <summary>The first of several keys that has a text; the last one otherwise.</summary>
    public string SayFirst(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (Has(key))
            {
                return Say(key);
            }
        }

        return Say(keys[^1]);
    }

    public string Reason(Reason reason)
    {
        ImmutableSortedDictionary<string, object> arguments = reason.Control is { } control
            ? reason.Arguments.SetItem("control", control)
            : reason.Arguments;
        return Say($"reason.{reason.Code}", arguments);
    }

    /// <summary>One sentence of history, with what optional facts there are appended.</summary>
    public string Event(ServiceEvent happened)
    {
        string key = $"event.{EventTypes.Of(happened).Name}";
        ImmutableSortedDictionary<string, object> facts = Flattened.Of(happened);
        facts = happened is QuestionAnswered { } answered ? facts.SetItem("reply", Answer(answered.Question, answered.Reply)) : facts;
        return string.Join(' ', facts.Keys.Select(name => $"{key}.{name}").Where(Has).Prepend(key).Select(k => Say(k, facts)));
    }

    public string Obligation(Obligation obligation) => Say($"obligation.{obligation.What}", obligation.Arguments);

    public string Step(StepId id) => catalogue.Steps.TryGetValue(id, out StepText? text) ? text.Title.In(Language) : id.Value;

    public string Task(TaskId id) => id == ServiceReview.Id ? Say("ui.task.service-review")
        : catalogue.Tasks.TryGetValue(id, out TaskText? text) ? text.Title.In(Language) : id.Value;

    public string Change(ChangeId id) => catalogue.Changes.TryGetValue(id, out Bilingual? title) ? title.In(Language) : id.Value;

    public string Question(QuestionId id) => catalogue.Questions.TryGetValue(id, out QuestionText? text) ? text.Title.In(Language) : id.Value;

    /// <summary>An option by the name it has in its question.</summary>
    public string Option(OptionName option) => OptionText(option)?.Label is { } label ? label.In(Language)
        : option.Option is "yes" or "no" ? Say($"value.{option.Option}")
        : option.Option;

    /// <summary>What to do when an option leads no further; nothing where the catalogue does not say.</summary>
    public string Advice(OptionName option) => OptionText(option)?.Instead?.In(Language) ?? "";

    private OptionText? OptionText(OptionName option) =>
        catalogue.Questions.GetValueOrDefault(option.Question)?.Options.GetValueOrDefault(option.Option);

    /// <summary>An answer to a question, in words.</summary>
    public string Answer(QuestionId question, Reply reply) => reply switch
    {
        Reply.Chosen chosen => string.Join(", ", chosen.Options.Select(o => Option(new(question, o)))),
        Reply.Written written => Value("text", written.Text),
        Reply.Dated dated => Value("date", dated.Date),
        Reply.Unknown => Say("kind.reply.unknown"),
        _ => throw new InvalidOperationException($"No case for {reply.GetType().Name}."),
    };

    public string Control(int id) => catalogue.Controls.TryGetValue(id, out ControlText? text)
        ? string.Create(CultureInfo.InvariantCulture, $"{id} {text.Title.In(Language)}")
        : id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The label of a field, by its path in a command; list positions are left out.</summary>
    /// <param name="command">The command's name, where a field means something else there than elsewhere.</param>
    public string Field(string path, string? command = null)
    {
        string plain = Position().Replace(path, "");
        string last = plain[(plain.LastIndexOf('.') + 1)..];
        string said = SayFirst($"field.{command}.{plain}", $"field.{plain}", $"field.{last}");
        return said == $"field.{last}" ? plain : said;
    }

    public string Role(Role role) => catalogue.Roles[role].Name.In(Language);

    public string Person(PersonId id) =>
        id == PersonId.System ? "MolnFlow" : people.TryGetValue(id, out Person? person) ? person.Name : id.Value;

    public string Enum(Enum value) => value is Role role ? Role(role) : Say($"enum.{Kebab.Of(value.GetType().Name)}.{Kebab.Of(value)}");

    /// <summary>Why a control applies: "confidentiality is 2, and it applies from 1".</summary>
    public string Trigger(Trigger trigger) => Say(
        trigger.Threshold switch { null => "trigger.mark", 0 => "trigger.always", _ => "trigger.class" },
        ("criterion", trigger.Criterion), ("threshold", trigger.Threshold ?? 0), ("actual", trigger.Actual));

    /// <summary>A date's arithmetic as one line: "2027-06-30 − 30 days (…) = 2027-05-31 …".</summary>
    public IEnumerable<string> Arithmetic(DatedFact fact) => fact.Arithmetic.Select(step =>
    {
        string label = Has($"arithmetic.{step.Label}") ? Say($"arithmetic.{step.Label}")
            : catalogue.LawTexts.TryGetValue(step.Label, out LawText? law) ? law.Title.In(Language)
            : Step(new StepId(step.Label));
        string change = step.Change is { } period ? $" ({Period(period)})" : "";
        return $"{Value("date", step.Result)}: {label}{change}";
    });

    /// <summary>A signed period: "− 30 days".</summary>
    public string Period(Period period)
    {
        int amount = Math.Abs(period.Amount);
        string unit = Say($"enum.period-unit.{Kebab.Of(period.Unit)}.{(amount == 1 ? "one" : "many")}");
        string sign = period.Amount < 0 ? "−" : "+";
        return string.Create(CultureInfo.InvariantCulture, $"{sign} {amount} {unit}");
    }

    public string Value(string name, object value) => value switch
    {
        int control when name == "control" => Control(control),
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => TimeZoneInfo.ConvertTime(at, Desk.Present.Stockholm).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        bool yes => Say(yes ? "value.yes" : "value.no"),
        Text { IsErased: true } => Say("value.erased"),
        Text text => text.Value!,
        PersonId person => Person(person),
        StepId step => Step(step),
        TaskId task => Task(task),
        ChangeId change => Change(change),
        QuestionId question => Question(question),
        OptionName option when name == "advice" => Advice(option),
        OptionName option => Option(option),
        string path when name == "field" => Field(path),
        string figure when name == "law" && catalogue.LawTexts.TryGetValue(figure, out LawText? law) =>
            $"{law.Act} {law.Article} ({Say($"ui.confidence.{law.Confidence}")})",
        string form when name == "expected" => Say($"expected.{form}"),
        string kind when name.EndsWith("answer.kind", StringComparison.Ordinal) => Say($"kind.answer.{kind}"),
        string kind when name.EndsWith("tool.kind", StringComparison.Ordinal) => Say($"kind.tool.{kind}"),
        string kind when name.EndsWith("term.kind", StringComparison.Ordinal) => Say($"kind.term.{kind}"),
        Enum member => Enum(member),
        _ => value.ToString() ?? "",
    };

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Position();

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9.]*)\}")]
    private static partial Regex Placeholder();
}

/// <summary>Makes a speaker for a reader.</summary>
public sealed class Speakers(Catalogue.Catalogue catalogue, Directories directories)
{
    public async Task<Speaker> For(Language language, OrganisationId organisation, CancellationToken cancel) =>
        new(catalogue, language, await directories.Names(organisation, cancel));

    /// <summary>For whoever has no organisation yet, such as somebody not signed in.</summary>
    public Speaker For(Language language) => new(catalogue, language, ImmutableDictionary<PersonId, Person>.Empty);
}
