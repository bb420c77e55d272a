using MolnFlow.Application.Commands;

namespace MolnFlow.Application.Tests.Commands;

public class FormReaderTests
{
    [Theory]
    [InlineData("change-details", "name=x&purpose=", """{"name":"x"}""")]
    [InlineData("change-details", "name=x&name=y&colour=z", """{"name":"y"}""")]
    [InlineData("decide-dpia", "required=false&required=true", """{"required":true}""")]
    [InlineData("decide-dpia", "required=false", """{"required":false}""")]
    [InlineData("decide-dpia", "required=on", """{"required":true}""")]
    [InlineData("decide-dpia", "required=yes", """{"required":"yes"}""")]
    [InlineData("remove-information-set", "number=2", """{"number":2}""")]
    [InlineData("remove-information-set", "number=two", """{"number":"two"}""")]
    [InlineData("remove-information-set", "number=99999999999", """{"number":"99999999999"}""")]
    [InlineData("file-exit-plan", "evidence=&evidence=a&evidence=b", """{"evidence":["a","b"]}""")]
    [InlineData("file-exit-plan", "evidence=", "{}")]
    [InlineData("answer-control", "answer.note=x", """{"answer":{"kind":null}}""")]
    [InlineData("answer-control", "answer.kind=maybe", """{"answer":{"kind":"maybe"}}""")]
    [InlineData("answer-control", "answer.kind=met", """{"answer":{"subPoints":[],"kind":"met"}}""")]
    [InlineData("answer-control", "answer.kind=unknown&answer.reason=x", """{"answer":{"kind":"unknown"}}""")]
    [InlineData("sign-agreement", "agreement=a&terms.noticeMonths=1", """{"agreement":"a"}""")]
    [InlineData("register-service", "informationSets[0].name=&informationSets[0].classification.secrecy=false&informationSets[1].name=x",
        """{"informationSets":[{"name":"x","classification":{}}]}""")]
    public void A_form_is_the_json_of_what_was_filled_in(string command, string form, string json)
    {
        ILookup<string, string> sent = form.Split('&').Select(pair => pair.Split('=')).ToLookup(pair => pair[0], pair => pair[1]);
        Assert.Equal(json, FormReader.Read(Shapes.Command(command)!, name => [.. sent[name]]).GetRawText());
    }
}
