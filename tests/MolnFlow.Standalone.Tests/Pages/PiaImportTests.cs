using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Pages;

public sealed class PiaImportTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const string Sample = """
        {"pia": {"status": 3, "name": "Tidbokning", "author_name": "Frank", "dpo_status": 0, "dpo_opinion": "<p>Vänta</p>",
         "updated_at": "2025-10-30T09:00:00.000Z"},
         "answers": [{"reference_to": 111, "data": {"text": "<b>Boka</b> tid", "gauge": null, "list": []}}], "measures": [], "evaluations": []}
        """;

    private readonly PagesClient anna = PagesClient.As(site, "anna");

    private async Task<Page> Import(string service, string content)
    {
        Page page = await anna.Get($"{service}/dpia/import");
        using var form = new MultipartFormDataContent();
        foreach ((string name, string value) in PagesClient.Values(page.Form))
        {
            form.Add(new StringContent(value), name);
        }

        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        form.Add(file, "file", "pia.json");
        return await Page.From(await anna.Http.PostAsync(new Uri($"{service}/dpia/import", UriKind.Relative), form));
    }

    [Fact]
    public async Task An_assessment_from_the_tool_fills_in_the_form_and_is_kept_as_its_evidence()
    {
        string service = await anna.Register();
        await anna.Fill($"{service}/do/decide-dpia",
            ("required", "true"), ("because", "Två kriterier"), ("decidedBy", "anna"), ("on", "2025-11-03"));

        Page form = await Import(service, Sample);
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Equal("Tidbokning", form.Field("conclusion").TextContent);
        Assert.Equal("Boka tid", form.Field("content.description").TextContent);
        Assert.Equal("Vänta", form.Field("dpo.opinion").TextContent);
        Assert.NotNull(form.Document.QuerySelector("input[name=evidence][checked]"));

        Page sent = await anna.Send(form, ("author", "frank"), ("dpo.followed", "false"), ("dpo.becauseNot", "Brådskar"));
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains("Brådskar", (await anna.Get($"{service}/history")).Text, StringComparison.Ordinal);
        Assert.Contains("pia.json", (await anna.Get($"{service}/evidence")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_is_refused_with_what_to_do_and_is_not_kept()
    {
        string service = await anna.Register();

        Page refused = await Import(service, "%PDF-1.7");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("exportera", refused.Summary, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("pia.json", (await anna.Get($"{service}/evidence")).Text, StringComparison.Ordinal);
    }
}
