using Microsoft.AspNetCore.Http.Features;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;

namespace MolnFlow.Web.Pages.Forms;

/// <summary>A form as it came, and whether it came from one of our own pages.</summary>
/// <param name="Refusal">Why nothing of it is carried out; null when it may be.</param>
public sealed record SentForm(FormValues Values, IReadOnlyList<IFormFile> Files, Reason? Refusal)
{
    public bool IsGenuine => Refusal is null;

    public static async Task<SentForm> Read(HttpContext http, PageTools tools)
    {
        // A little more than a file, for the other fields.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = EvidenceDesk.MostBytes + (4 * 1024 * 1024);
        }

        if (!http.Request.HasFormContentType)
        {
            return new SentForm(new FormValues(), [], new Reason("form-expired"));
        }

        try
        {
            IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
            bool genuine = await tools.IsGenuine(http);
            return new SentForm(FormValues.From(form), form.Files, genuine ? null : new Reason("form-expired"));
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or IOException)
        {
            // Broken off, or larger than any form of ours: what was typed did not arrive.
            var tooLarge = new Reason("body-too-large").With("maximum", $"{EvidenceDesk.MostBytes / (1024 * 1024)} MB");
            return new SentForm(new FormValues(), [], tooLarge);
        }
    }
}
