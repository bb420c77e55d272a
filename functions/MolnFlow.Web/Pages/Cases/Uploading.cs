using System.Text.RegularExpressions;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>Takes in files that come with a form.</summary>
internal static partial class Uploading
{
    private const int LongestName = 200;

    public static async Task<(EvidenceFile? Stored, Reason? Fault)> Take(
        IFormFile file, CaseView of, DateOnly? effectiveOn, DateOnly? validUntil, EvidenceDesk evidence, CancellationToken cancel)
    {
        if (file.Length == 0)
        {
            return (null, new Reason("evidence-empty"));
        }

        try
        {
            await using Stream content = file.OpenReadStream();
            return (await evidence.Take(
                of.View.Actor.Organisation, of.Service.Id, content, Called(file.FileName), MediaType(file.ContentType),
                of.View.Actor.Id, effectiveOn, validUntil, cancel), null);
        }
        catch (EvidenceTooLargeException)
        {
            return (null, Api.Upload.TooLarge);
        }
    }

    /// <summary>The path of the command behind a form's name: the name without the kind it stands in.</summary>
    public static string Path(string name) => Kind().Replace(name, "");

    // The name is only ever shown and offered as a download: no folder, nothing that cannot be seen.
    private static string Called(string name)
    {
        string last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        string clean = string.Concat(last.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))).Trim();
        return clean.Length == 0 ? "file" : clean.Length <= LongestName ? clean : clean[^LongestName..];
    }

    private static string MediaType(string? sent) =>
        sent is not null && sent.Length <= 100 && Media().IsMatch(sent) ? sent : "application/octet-stream";

    [GeneratedRegex("@[a-z-]+(?=\\.)")]
    private static partial Regex Kind();

    [GeneratedRegex("^[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+$")]
    private static partial Regex Media();
}
