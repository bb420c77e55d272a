using System.Text.Json;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Commands;

public class CommandDeskTests
{
    private readonly World world = new();

    [Theory]
    [InlineData("reassign", """{"role":"deputy","person":"p-nobody"}""", "person-unknown person p-nobody")]
    [InlineData("reassign", """{"role":"deputy","person":"p-gone"}""", "person-unknown person p-gone")]
    [InlineData("reassign", """{"role":"deputy","person":"p-elsewhere"}""", "person-unknown person p-elsewhere")]
    [InlineData("change-details", """{"name":"x","supplier":"s-9"}""", "supplier-unknown supplier s-9")]
    [InlineData("sign-agreement", """{"agreement":"a-9","on":"2025-11-03"}""", "agreement-unknown agreement a-9")]
    [InlineData("file-exit-plan", """{"plan":"x","author":"p-owner","on":"2025-11-03","evidence":["0000"]}""", "evidence-unknown evidence[0] 0000")]
    [InlineData("file-exit-plan", """{"plan":" ","author":"p-9","on":"2025-11-03"}""", "text-blank plan |person-unknown author p-9")]
    [InlineData("advance", "{}", "command-unknown  ")]
    [InlineData("register-service", "{}", "command-unknown  ")]
    public async Task What_a_request_names_must_exist_in_the_askers_organisation(string name, string body, string faults)
    {
        Life life = await Life.Begin(world);
        await People.Enter(world);
        await world.Directories.People.Save(People.Record(new("p-gone"), active: false), 0, default);
        await world.Directories.People.Save(People.Record(new("p-elsewhere")) with { Organisation = World.Kommun }, 0, default);
        Sent sent = await world.Commands.Execute(life.Id, name, JsonElement.Parse(body), World.By(People.Owner), 2, default);
        Assert.Equal(faults, string.Join('|', Assert.IsType<Sent.Malformed>(sent).Faults.Select(
            f => $"{f.Code} {f.Arguments.GetValueOrDefault("field")} {f.Arguments.GetValueOrDefault("value")}")));
        Assert.Equal(2, life.Log.Count);
    }

    [Fact]
    public async Task An_id_longer_than_any_store_keeps_is_unknown_without_asking()
    {
        Life life = await Life.Begin(world);
        Sent sent = await world.Commands.Execute(
            life.Id, "reassign", JsonElement.Parse($$"""{"role":"deputy","person":"{{new string('å', 100)}}…"}"""), World.By(People.Owner), 2, default);
        Assert.Equal("text-too-long", Assert.Single(Assert.IsType<Sent.Malformed>(sent).Faults).Code);
        sent = await world.Commands.Execute(
            life.Id, "reassign", JsonElement.Parse($$"""{"role":"deputy","person":"{{new string('漢', 100)}}"}"""), World.By(People.Owner), 2, default);
        Assert.Equal("person-unknown", Assert.Single(Assert.IsType<Sent.Malformed>(sent).Faults).Code);
    }

    [Fact]
    public async Task The_terms_signed_are_those_of_the_agreements_record()
    {
        Life life = await Life.Begin(world);
        await world.Directories.Agreements.Save(new Agreement(new("a-1"), World.Region, "Avtal", new("s-1"), null, Give.Terms("2030-01-31")), 0, default);
        Sent sent = await world.Commands.Execute(
            life.Id, "sign-agreement", JsonElement.Parse("""{"agreement":"a-1","on":"2025-11-03"}"""), World.By(People.Owner), 2, default);
        LoadedService after = Assert.IsType<Outcome.Done>(Assert.IsType<Sent.Decided>(sent).Outcome).Service;
        Assert.Equal(Give.Terms("2030-01-31"), after.Service.Agreement!.Terms);
    }

    [Fact]
    public async Task A_case_is_opened_from_what_was_sent_and_evidence_cannot_be_named_yet()
    {
        await People.Enter(world);
        Sent sent = await world.Commands.Register(
            JsonElement.Parse("""{"name":"Bokning","overInternet":true,"runByUs":false,"manager":"p-manager"}"""), World.By(People.Owner), default);
        Service service = Assert.IsType<Outcome.Done>(Assert.IsType<Sent.Decided>(sent).Outcome).Service.Service;
        Assert.Equal(("Bokning", People.Owner, People.Manager), (service.Name.Value, service.Owner, service.Holder(Role.Manager)));
        Assert.IsType<Sent.Malformed>(await world.Commands.Register(JsonElement.Parse("{}"), World.By(People.Owner), default));
    }
}
