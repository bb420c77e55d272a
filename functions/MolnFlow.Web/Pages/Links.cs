using System.Globalization;
using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Obligations;

namespace MolnFlow.Web.Pages;

/// <summary>Addresses of the forms that things are done in, with what is known filled in.</summary>
public static class Links
{
    public static string Case(ServiceId id) => $"/services/{id}";

    public static string Control(ServiceId id, int control, Phase phase) =>
        string.Create(CultureInfo.InvariantCulture, $"/services/{id}/controls/{control}?phase={Kebab.Of(phase)}");

    public static string Controls(ServiceId id, Phase phase) => $"/services/{id}/controls?phase={Kebab.Of(phase)}";

    public static string Questions(ServiceId id, string? group = null) => $"/services/{id}/questions{(group is null ? "" : $"/{Uri.EscapeDataString(group)}")}";

    /// <summary>Leads to the questionnaire that a question stands in.</summary>
    public static string Question(ServiceId id, string question) =>
        question.Length == 0 ? Questions(id) : $"{Questions(id)}?question={Uri.EscapeDataString(question)}";

    public static string Do(ServiceId id, string command, params IEnumerable<KeyValuePair<string, string>> fields)
    {
        string query = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"));
        return query.Length == 0 ? $"/services/{id}/do/{command}" : $"/services/{id}/do/{command}?{query}";
    }

    /// <summary>The form that would remove a reason; null where none can.</summary>
    public static string? Remedy(Service service, Reason reason)
    {
        if (reason.Remedy is not { } command)
        {
            return null;
        }

        if (command == "answer-question" && reason.Arguments.GetValueOrDefault("question") is QuestionId question)
        {
            return Question(service.Id, question.Value);
        }

        Phase phase = reason.Arguments.GetValueOrDefault("phase") is Phase named ? named : Open(service);
        return command == "answer-control" && reason.Control is { } control
            ? Control(service.Id, control, phase)
            : Do(service.Id, command, Known(reason, command, phase));
    }

    /// <summary>The form that fulfils an obligation.</summary>
    public static string Fulfil(Service service, Obligation obligation, Context context)
    {
        if (obligation.Command == "answer-question")
        {
            return Question(service.Id, obligation.Prefill.GetValueOrDefault("question") ?? "");
        }

        string? named = obligation.Prefill.GetValueOrDefault("phase");
        Phase phase = Kebab.TryParse(named, out Phase asked) ? asked : Open(service);
        if (obligation.Command is "answer-control")
        {
            return obligation.Controls is [var only] ? Control(service.Id, only, phase) : Controls(service.Id, phase);
        }

        if (!obligation.Prefill.IsEmpty)
        {
            return Do(service.Id, obligation.Command, obligation.Prefill);
        }

        // What blocks the step into use knows more than the obligation it was gathered into.
        List<Reason> reasons = service.Stage is Stage.Acquiring
            ? [.. Readiness.ForUse(service, context).Where(r => r.Remedy == obligation.Command)]
            : [];
        return obligation.Command is "accept-deviation" && reasons.Count > 1 ? Controls(service.Id, phase)
            : reasons is [var reason, ..] ? Remedy(service, reason)!
            : Do(service.Id, obligation.Command);
    }

    /// <summary>The phase whose controls can be answered now.</summary>
    public static Phase Open(Service service) => service.Phase == Phase.Closed
        ? service.InUseSince is null ? Phase.Acquire : Phase.Exit
        : service.Phase;

    private static IEnumerable<KeyValuePair<string, string>> Known(Reason reason, string command, Phase phase)
    {
        if (reason.Control is { } control)
        {
            yield return new("control", control.ToString(CultureInfo.InvariantCulture));
            yield return new("phase", Kebab.Of(phase));
        }

        if ((reason.Arguments.GetValueOrDefault("needs") ?? reason.Arguments.GetValueOrDefault("step")) is StepId step)
        {
            yield return new("step", step.Value);
        }

        foreach (string name in new[] { "incident", "transfer" })
        {
            if (reason.Arguments.GetValueOrDefault(name) is int which)
            {
                yield return new(name, which.ToString(CultureInfo.InvariantCulture));
            }
        }

        if (reason.Arguments.GetValueOrDefault("notification") is Enum notification)
        {
            yield return new("kind", Kebab.Of(notification));
        }

        if (reason.Arguments.GetValueOrDefault("number") is int number)
        {
            yield return new(command == "settle-information-set" ? "set" : "number", number.ToString(CultureInfo.InvariantCulture));
        }

        if (reason.Arguments.GetValueOrDefault("role") is Role role)
        {
            yield return new("role", Kebab.Of(role));
        }
    }
}
