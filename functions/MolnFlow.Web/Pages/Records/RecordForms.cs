using System.Collections.Immutable;
using MolnFlow.Application.Commands;
using MolnFlow.Core;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Records;

/// <summary>Forms for records beside the services, read by their shapes like commands.</summary>
internal static class RecordForms
{
    public static async Task<FormState> Blank<T>(
        string name, View view, FormValues values, PageTools tools, CancellationToken cancel, int seen = 0) => new(
        name, (Shape.Object)Shapes.Of(typeof(T)), values, await Choices.For(view, null, tools, cancel), view.Say, seen, FormState.NewKey());

    /// <summary>The record that was sent, or the form with everything wrong with it.</summary>
    public static async Task<(T? Entry, FormState Form)> Read<T>(
        HttpContext http, string name, View view, PageTools tools, References references, Func<T, IEnumerable<Reason>> check)
        where T : class
    {
        CancellationToken cancel = http.RequestAborted;
        SentForm sent = await SentForm.Read(http, tools);
        FormState form = await Blank<T>(name, view, sent.Values, tools, cancel);
        if (sent.Refusal is { } refusal)
        {
            return (null, form with { Reasons = [refusal], Status = StatusCodes.Status400BadRequest });
        }

        Reading reading = CommandReader.Read(form.Shape, FormReader.Read(form.Shape, sent.Values.Of));
        ImmutableList<Reason> faults =
        [
            .. reading.Faults,
            .. await references.Faults(reading.References, view.Actor.Organisation, null, cancel),
            .. reading.Value is T value ? check(value) : [],
        ];
        return faults.IsEmpty
            ? ((T)reading.Value!, form)
            : (null, form with
            {
                Faults = [.. faults.Where(f => f.Arguments.ContainsKey("field"))],
                Reasons = [.. faults.Where(f => !f.Arguments.ContainsKey("field"))],
                Status = StatusCodes.Status422UnprocessableEntity,
            });
    }
}
