using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using MolnFlow.Application.Evidence;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Api;

public sealed class EvidenceTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly ApiClient anna = site.As("anna");

    [Fact]
    public async Task A_file_sent_as_the_body_is_kept_and_handed_out_as_it_was()
    {
        string id = await anna.Register();
        byte[] bytes = Encoding.UTF8.GetBytes("%PDF-1.7 riskanalys");
        Reply created = await Upload(id, bytes, "application/pdf", "?filename=Riskanalys%20%C3%A5r%201.pdf&effectiveOn=2025-10-01&validUntil=2026-10-01");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        string sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal(sha, created.Json.GetProperty("id").GetString());
        Assert.Equal($"/api/services/{id}/evidence/{sha}", created.Response.Headers.Location!.ToString());
        Assert.Equal("2026-10-01", created.Json.GetProperty("validUntil").GetString());

        HttpResponseMessage file = await anna.Http.GetAsync(created.Response.Headers.Location);
        Assert.Equal(bytes, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Riskanalys år 1.pdf", file.Content.Headers.ContentDisposition.FileNameStar);

        Reply list = await anna.Get($"/api/services/{id}/evidence");
        Assert.Equal(sha, list.Json.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal("anna", list.Json.GetProperty("items")[0].GetProperty("by").GetString());
    }

    [Fact]
    public async Task A_certificate_that_a_command_names_is_to_be_renewed_by_its_last_day()
    {
        string id = await anna.Register();
        string old = await Certificate(id, "2026", "2026-10-01"), renewed = await Certificate(id, "2027", "2027-10-01");
        object Analysis(string file) => new { conclusion = "Fine", residualRisk = "low", author = "frank", on = "2025-11-03", evidence = new[] { file } };
        await InUse.Do(anna, id, "record-risk-analysis", Analysis(old));
        Assert.Equal([$"evidence:{old} 2026-10-01"], await Expiring(id));

        await InUse.Do(anna, id, "renew-evidence", new { old, because = "A new certificate came", evidence = new[] { renewed } });

        Assert.Equal([$"evidence:{renewed} 2027-10-01"], await Expiring(id));
        Reply again = await anna.Command(id, "renew-evidence", new { old, because = "Once more" });
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
    }

    private async Task<string> Certificate(string id, string words, string until) => (await Upload(
        id, Encoding.UTF8.GetBytes($"%PDF-1.7 {words}"), "application/pdf", $"?filename={words}.pdf&validUntil={until}")).Json.GetProperty("id").GetString()!;

    private async Task<IEnumerable<string>> Expiring(string id) => (await anna.Get($"/api/services/{id}/obligations")).Json.GetProperty("items").EnumerateArray()
        .Where(o => o.GetProperty("key").GetString()!.StartsWith("evidence:", StringComparison.Ordinal))
        .Select(o => $"{o.GetProperty("key").GetString()} {o.GetProperty("due").GetString()}");

    [Fact]
    public async Task A_file_sent_in_a_form_is_kept()
    {
        string id = await anna.Register();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent("abc"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } }, "file", @"C:\fakepath\prov.txt" },
            { new StringContent("2025-11-01"), "effectiveOn" },
        };
        Reply created = await anna.Send(HttpMethod.Post, $"/api/services/{id}/evidence", form);
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal("prov.txt", created.Json.GetProperty("name").GetString());
        Assert.Equal("text/plain", created.Json.GetProperty("mediaType").GetString());
        Assert.Equal("2025-11-01", created.Json.GetProperty("effectiveOn").GetString());
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/svg+xml")]
    [InlineData("application/javascript")]
    public async Task What_a_browser_could_run_is_handed_out_as_bytes(string mediaType)
    {
        string id = await anna.Register();
        Reply created = await Upload(id, Encoding.UTF8.GetBytes($"<script>{mediaType}</script>"), mediaType, "?filename=a.html");
        HttpResponseMessage file = await anna.Http.GetAsync(created.Response.Headers.Location);
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task A_name_cannot_break_out_of_its_header()
    {
        string id = await anna.Register();
        Reply created = await Upload(id, "x"u8.ToArray(), "text/plain", "?filename=a%22%3B%20x%3D%22b%0d%0aSet-Cookie%3A%20c.txt");
        HttpResponseMessage file = await anna.Http.GetAsync(created.Response.Headers.Location);
        Assert.False(file.Headers.Contains("Set-Cookie"));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(2, file.Content.Headers.ContentDisposition.Parameters.Count);
    }

    [Fact]
    public async Task Every_fault_of_an_upload_is_told()
    {
        string id = await anna.Register();
        Reply reply = await Upload(id, [], "text/plain", "?effectiveOn=2026-02-30&validUntil=soon");
        reply.Refused(422, "required", "date-unreal", "date-unreal", "evidence-empty");
        using var form = new MultipartFormDataContent { { new StringContent("2025-11-01"), "effectiveOn" } };
        (await anna.Send(HttpMethod.Post, $"/api/services/{id}/evidence", form)).Refused(422, "required");
        using var broken = new StringContent("--not-the-boundary");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=abc");
        (await anna.Send(HttpMethod.Post, $"/api/services/{id}/evidence", broken)).Refused(400, "form-malformed");
        using var untyped = new ByteArrayContent([1]);
        (await anna.Send(HttpMethod.Post, $"/api/services/{id}/evidence?filename=a", untyped)).Refused(415, "file-type-missing");
        Assert.Equal(0, (await anna.Get($"/api/services/{id}/evidence")).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_file_larger_than_may_be_is_refused_and_nothing_is_kept()
    {
        string id = await anna.Register();
        (await Upload(id, new byte[EvidenceDesk.MostBytes + 1], "application/zip", "?filename=a.zip")).Refused(413, "evidence-too-large");
        (await Upload(id, new byte[EvidenceDesk.MostBytes + 1_000_000], "application/zip", "?filename=a.zip")).Refused(413, "evidence-too-large");
        Assert.Equal(0, (await anna.Get($"/api/services/{id}/evidence")).Json.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("..%2f..%2fmode.json")]
    [InlineData("x")]
    public async Task Only_a_file_of_the_service_is_found(string sha256)
    {
        string id = await anna.Register();
        (await anna.Get($"/api/services/{id}/evidence/{sha256}")).Refused(404, "not-found");
    }

    [Fact]
    public async Task A_command_may_name_only_evidence_of_its_own_service()
    {
        string here = await anna.Register(), there = await anna.Register();
        string sha = (await Upload(there, "plan"u8.ToArray(), "text/plain", "?filename=plan.txt")).Json.GetProperty("id").GetString()!;
        var plan = new { plan = "See the file", author = "anna", on = "2025-11-03", evidence = new[] { sha } };
        (await anna.Command(here, "file-exit-plan", plan)).Refused(422, "evidence-unknown");
        Assert.Equal(HttpStatusCode.OK, (await anna.Command(there, "file-exit-plan", plan)).Status);
    }

    private async Task<Reply> Upload(string service, byte[] bytes, string mediaType, string query)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return await anna.Send(HttpMethod.Post, $"/api/services/{service}/evidence{query}", content);
    }
}
