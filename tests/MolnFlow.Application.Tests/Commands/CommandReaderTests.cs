using System.Text.Json;
using MolnFlow.Application.Commands;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;

namespace MolnFlow.Application.Tests.Commands;

public class CommandReaderTests
{
    [Theory]
    [InlineData("change-details", "[]", "body-not-object ")]
    [InlineData("change-details", "null", "body-not-object ")]
    [InlineData("change-details", "{}", "required name")]
    [InlineData("change-details", """{"name":null}""", "required name")]
    [InlineData("change-details", """{"name":" \n "}""", "text-blank name")]
    [InlineData("change-details", """{"name":7}""", "wrong-type name")]
    [InlineData("change-details", """{"name":"a\u0000b"}""", "text-control-characters name")]
    [InlineData("change-details", """{"name":"a\u009bb"}""", "text-control-characters name")]
    [InlineData("change-details", """{"name":"\ud800"}""", "text-invalid name")]
    [InlineData("change-details", """{"name":"x","purpose":"\udc00"}""", "text-invalid purpose")]
    [InlineData("change-details", """{"name":"x","\ud800":1}""", "text-invalid ")]
    [InlineData("change-details", """{"name":"x","name":"y"}""", "duplicate-field name")]
    [InlineData("change-details", """{"name":"x","colour":"y"}""", "unknown-field colour")]
    [InlineData("change-details", """{"Name":"x"}""", "unknown-field Name|required name")]
    [InlineData("change-details", """{"name":"x","kind":"y"}""", "unknown-field kind")]
    [InlineData("reassign", """{"role":"king","person":"p-1"}""", "not-one-of role")]
    [InlineData("reassign", """{"role":"ServiceOwner","person":"p-1"}""", "not-one-of role")]
    [InlineData("reassign", """{"role":0,"person":"p-1"}""", "wrong-type role")]
    [InlineData("reassign", """{"role":"manager","person":" "}""", "text-blank person")]
    [InlineData("reassign", """{"role":"\ud800","person":"\ud800"}""", "text-invalid role|text-invalid person")]
    [InlineData("remove-information-set", """{"number":"1","because":"x"}""", "wrong-type number")]
    [InlineData("remove-information-set", """{"number":1.5,"because":"x"}""", "wrong-type number")]
    [InlineData("remove-information-set", """{"number":2147483648,"because":"x"}""", "wrong-type number")]
    [InlineData("remove-information-set", """{"number":1e400,"because":[]}""", "wrong-type number|wrong-type because")]
    [InlineData("decide-dpia", """{"required":"true","because":"x","decidedBy":"p","on":"2026-01-15"}""", "wrong-type required")]
    [InlineData("decide-dpia", """{"required":true,"because":"x","decidedBy":"p","on":"2026-02-30"}""", "date-unreal on")]
    [InlineData("decide-dpia", """{"required":true,"because":"x","decidedBy":"p","on":"2025-02-29"}""", "date-unreal on")]
    [InlineData("decide-dpia", """{"required":true,"because":"x","decidedBy":"p","on":"2026-1-5"}""", "date-unreal on")]
    [InlineData("decide-dpia", """{"required":true,"because":"x","decidedBy":"p","on":"0001-01-01"}""", "date-unreal on")]
    [InlineData("decide-dpia", """{"required":true,"because":"x","decidedBy":"p","on":"\ud800"}""", "text-invalid on")]
    [InlineData("decide-dpia", """{"required":true,"because":"x","decidedBy":"p","on":20260115}""", "wrong-type on")]
    [InlineData("answer-control", """{"control":1,"phase":"acquire","answer":7}""", "wrong-type answer")]
    [InlineData("answer-control", """{"control":1,"phase":"acquire","answer":{}}""", "required answer.kind")]
    [InlineData("answer-control", """{"control":1,"phase":"acquire","answer":{"kind":"maybe"}}""", "not-one-of answer.kind")]
    [InlineData("answer-control", """{"control":1,"phase":"acquire","answer":{"kind":7}}""", "not-one-of answer.kind")]
    [InlineData("answer-control", """{"control":1,"phase":"acquire","answer":{"kind":"\ud800"}}""", "not-one-of answer.kind")]
    [InlineData("answer-control", """{"control":1,"phase":"acquire","answer":{"kind":"unknown","kind":"met"}}""", "duplicate-field answer.kind|required answer.subPoints")]
    [InlineData("answer-control", """{"control":1,"phase":"acquire","answer":{"kind":"deviation","until":"x"}}""", "required answer.reason|required answer.compensatingMeasure|date-unreal answer.until")]
    [InlineData("answer-control", """{"control":1,"phase":"acquire","answer":{"kind":"met","subPoints":"a"}}""", "wrong-type answer.subPoints")]
    [InlineData("answer-control", """{"control":1,"phase":"acquire","answer":{"kind":"met","subPoints":["a",1,null,""]}}""", "wrong-type answer.subPoints[1]|wrong-type answer.subPoints[2]|text-blank answer.subPoints[3]")]
    [InlineData("add-information-set", """{"set":{"classification":{"confidentiality":"2"}}}""", "required set.name|required set.owner|wrong-type set.classification.confidentiality|required set.classification.integrity|required set.classification.availability|required set.classification.secrecy|required set.classification.personalData")]
    [InlineData("sign-agreement", """{"agreement":"a-1","terms":{},"on":"2026-01-15"}""", "unknown-field terms")]
    public void Every_fault_is_told_at_once_with_its_place(string command, string body, string faults) =>
        Assert.Equal(faults, Faults(command, body));

    [Fact]
    public void Lists_and_texts_have_their_limits()
    {
        string files = string.Join(',', Enumerable.Range(0, Limits.EvidencePerCommand + 1).Select(i => $"\"{i}\""));
        Assert.Equal("too-many evidence", Faults("file-exit-plan", $$"""{"plan":"x","author":"p","on":"2026-01-15","evidence":[{{files}}]}"""));
        Assert.Equal("text-too-long name", Faults("change-details", $$"""{"name":"{{new string('x', 201)}}"}"""));
        Assert.Equal("", Faults("change-details", $$"""{"name":"{{new string('x', 200)}}","purpose":"{{new string('å', 4000)}}"}"""));
        Assert.Equal("text-too-long purpose", Faults("change-details", $$"""{"name":"x","purpose":"{{new string('å', 4001)}}"}"""));
        Assert.Equal("text-too-long purpose", Faults("change-details", $$"""{"name":"x","purpose":"{{new string('å', 10_000_000)}}"}"""));
        Assert.Equal("text-too-long answer.subPoints[0]", Faults(
            "answer-control", $$$"""{"control":1,"phase":"acquire","answer":{"kind":"met","subPoints":["{{{new string('x', 4000)}}}"]}}"""));
    }

    [Fact]
    public void What_is_echoed_of_an_unknown_name_is_short() =>
        Assert.InRange(Faults("change-details", $$"""{"name":"x","{{new string('y', 9999)}}":1}""").Length, 60, 80);

    [Fact]
    public void Deep_nesting_where_nothing_is_read_costs_nothing()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 60)) + string.Concat(Enumerable.Repeat("]", 60));
        Assert.Equal("wrong-type name|unknown-field x", string.Join('|', Faults("change-details", $$"""{"name":{{deep}},"x":{{deep}}}""").Split('|').OrderByDescending(f => f)));
    }

    [Fact]
    public void Texts_are_trimmed_and_composed_and_lines_end_alike()
    {
        var read = (ChangeDetails)Read("change-details", """{"name":" e\u0301 ","purpose":"a\r\nb\rc"}""").Value!;
        Assert.Equal(("é", "a\nb\nc"), (read.Name.Value, read.Purpose!.Value));
    }

    [Fact]
    public void What_may_be_left_out_may_be_null_or_empty() => Assert.Equal(
        new ChangeDetails("x", null, null, null),
        Read("change-details", """{"name":"x","purpose":" ","supplier":"","complexBecause":null}""").Value);

    [Fact]
    public void What_molnflow_fills_in_is_left_to_it() =>
        Assert.Null(((SignAgreement)Read("sign-agreement", """{"agreement":"a-1","on":"2026-01-15"}""").Value!).Terms);

    [Fact]
    public void Every_id_is_named_for_looking_up_with_its_place()
    {
        Reading read = Read("add-information-set",
            """{"set":{"name":"x","owner":"p-1","classification":{"confidentiality":0,"integrity":0,"availability":0,"secrecy":false,"personalData":false}}}""");
        Assert.Equal(new Reference("set.owner", ScalarKind.Person, "p-1"), Assert.Single(read.References));
        Assert.Equal(
            ["author", "evidence[0]", "evidence[1]"],
            Read("file-exit-plan", """{"plan":"x","author":"p","on":"2026-01-15","evidence":["a","b"]}""").References.Select(r => r.Field));
    }

    [Fact]
    public void Commands_that_molnflow_gives_itself_have_no_name_to_be_given_by()
    {
        Assert.All(["advance", "follow-agreement", "adopt-rulebook"], name => Assert.Null(Shapes.Command(name)));
        Assert.Null(Shapes.Command(""));
        Assert.Contains("erase-texts", Shapes.Commands);
    }

    private static Reading Read(string command, string body) => CommandReader.Read(Shapes.Command(command)!, JsonElement.Parse(body));

    private static string Faults(string command, string body)
    {
        Reading read = Read(command, body);
        Assert.Equal(read.Faults.IsEmpty, read.Value is Command);
        return string.Join('|', read.Faults.Select(f => $"{f.Code} {f.Arguments.GetValueOrDefault("field")}"));
    }

    [Fact]
    public void A_name_that_is_no_text_beside_a_kind_is_a_fault_and_no_failure() => Assert.Contains(
        CommandReader.Read(
            Shapes.Command("answer-control")!,
            JsonElement.Parse("""{"control": 1, "phase": "acquire", "answer": {"kind": "met", "subPoints": [], "ki\ud800": "met"}}""")).Faults,
        fault => (string)fault.Arguments["field"] == "answer.kind");
}
