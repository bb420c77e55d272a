using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>Sends forms on as commands, the way the API does, and gives back the form when that fails.</summary>
public sealed class CommandForms(PageTools tools, CommandDesk commands)
{
    public const string SeenField = "_seen";
    public const string KeyField = "_key";

    /// <summary>An empty form, with what the address and the service already tell.</summary>
    public async Task<FormState> Blank(CaseView of, string command, FormValues values, CancellationToken cancel) => new(
        command, Shapes.Command(command)!, values, await Choices.For(of.View, of, tools, cancel) with { Command = command },
        of.View.Say, of.Loaded.HumanVersion, FormState.NewKey());

    /// <summary>Null when the command was carried out.</summary>
    public async Task<FormState?> Send(HttpContext http, CaseView of, string command, Func<FormState, FormState> prepare)
    {
        CancellationToken cancel = http.RequestAborted;
        SentForm sent = await SentForm.Read(http, tools);
        ImmutableList<Reason> faults = sent.IsGenuine ? await Uploads(sent, of, cancel) : [];
        FormState form = Taken(sent, prepare(await Blank(of, command, sent.Values, cancel)));
        if (form.Failed)
        {
            return form;
        }

        if (!faults.IsEmpty)
        {
            return form with { Faults = faults, Status = StatusCodes.Status422UnprocessableEntity };
        }

        JsonElement body = FormReader.Read(form.Shape, form.Values.Of);
        Sent answer = await commands.Execute(of.Service.Id, command, body, AskerOf(of.View, form, body), form.Seen, cancel);
        return answer is Sent.Decided { Outcome: Outcome.Done } ? null : await Refused(form, of, answer, cancel);
    }

    /// <summary>A questionnaire's form as it came, and what is wrong with the files of single answers.</summary>
    public async Task<(FormState Form, ImmutableList<(QuestionId Question, Reason Fault)> Faults)> Take(HttpContext http, CaseView of, string command)
    {
        SentForm sent = await SentForm.Read(http, tools);
        ImmutableList<Reason> faults = sent.IsGenuine ? await Uploads(sent, of, http.RequestAborted) : [];
        FormState form = Taken(sent, await Blank(of, command, sent.Values, http.RequestAborted));

        // The names are q.<question>.evidence.
        return (form, [.. faults.Select(f => (new QuestionId(f.Arguments["field"].ToString()!.Split('.')[1]), f.With("field", "evidence")))]);
    }

    private static FormState Taken(SentForm sent, FormState form)
    {
        int seen = int.TryParse(sent.Values.One(SeenField), NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : 0;
        form = form with { Seen = seen, Key = sent.Values.One(KeyField) is { Length: > 0 and <= 100 } key ? key : form.Key };
        return sent.Refusal is { } refusal ? form with { Reasons = [refusal], Status = StatusCodes.Status400BadRequest } : form;
    }

    /// <summary>The form after an answer that is not done.</summary>
    public async Task<FormState> Refused(FormState form, CaseView of, Sent answer, CancellationToken cancel) => answer switch
    {
        Sent.Malformed malformed => form with { Faults = malformed.Faults, Status = StatusCodes.Status422UnprocessableEntity },
        Sent.Decided { Outcome: Outcome.Stale stale } => form with
        {
            Seen = stale.HumanVersion,
            Status = StatusCodes.Status412PreconditionFailed,
            Changed = form.Seen > 0 ? await HistoryLine.After(form.Seen, of.Service.Id, of.View, tools.Store, cancel) : [],
        },
        Sent.Decided decided => After(form, decided.Outcome)!,
        _ => throw new InvalidOperationException($"No case for {answer.GetType().Name}."),
    };

    /// <summary>The form after an outcome; null when it was carried out.</summary>
    public static FormState? After(FormState form, Outcome outcome)
    {
        if (outcome is Outcome.Done)
        {
            return null;
        }

        (int status, IEnumerable<Reason> reasons) = Api.Problems.Of(outcome);
        ILookup<bool, Reason> byField = reasons.ToLookup(r => r.Arguments.ContainsKey("field"));
        return form with
        {
            Faults = [.. byField[true]],
            Reasons = [.. byField[false]],
            Status = status,
            Key = outcome is Outcome.KeyReused ? FormState.NewKey() : form.Key,
        };
    }

    /// <summary>A form sent twice by a double click is carried out once.</summary>
    public static Asker AskerOf(View view, FormState form, JsonElement body) => new(
        view.Actor.Organisation, view.Actor.Id, form.Key,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{form.Name}\n{body.GetRawText()}"))));

    // Files are stored before the command that names them; they stay chosen in a form that is shown again.
    private async Task<ImmutableList<Reason>> Uploads(SentForm sent, CaseView of, CancellationToken cancel)
    {
        var faults = ImmutableList.CreateBuilder<Reason>();
        foreach (IFormFile file in sent.Files.Where(f => f.Name.EndsWith(".upload", StringComparison.Ordinal) && f.FileName.Length > 0))
        {
            string name = file.Name[..^".upload".Length];
            (EvidenceFile? stored, Reason? fault) = await Uploading.Take(file, of, null, null, tools.Evidence, cancel);
            if (stored is not null)
            {
                sent.Values.Add(name, stored.Id.Value);
            }
            else
            {
                faults.Add(fault!.With("field", Uploading.Path(name)));
            }
        }

        return faults.ToImmutable();
    }
}
