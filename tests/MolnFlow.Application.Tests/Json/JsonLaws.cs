using System.Collections.Immutable;
using System.Text.Json;
using MolnFlow.Application.Json;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Obligations;

namespace MolnFlow.Application.Tests.Json;

public class JsonLaws
{
    [Fact]
    public void A_notice_reads_back_as_it_was_written() => Laws.ForAll(200, random =>
    {
        var notice = new Notice($"{random.Next(999):D6}-p", random.One(Enum.GetValues<NoticeKind>()), random.One(People.All));
        for (int i = random.Next(6); i > 0; i--)
        {
            notice = notice.With($"argument{i}", random.One<object>(
                DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)), random.Next() - random.Next(),
                random.One(Enum.GetValues<Role>()), random.One(Enum.GetValues<ExitCause>()), random.One(Enum.GetValues<Ending>()),
                new StepId($"step-{random.Next(9)}"), random.One(People.All), random.One("", "text", "date", "{\"is\":\"date\"}", "å\n😀")));
        }

        Notice read = NoticeJson.Read(NoticeJson.Write(notice));
        Assert.Equal((notice.Key, notice.Kind, notice.To), (read.Key, read.Kind, read.To));
        Assert.Equal(notice.Arguments, read.Arguments);
    });

    [Fact]
    public void A_notice_cannot_carry_what_could_not_be_read_back() =>
        Assert.Throws<InvalidOperationException>(() => NoticeJson.Write(new Notice("k", NoticeKind.Ended, People.Owner).With("x", 1.5)));

    [Fact]
    public void An_answers_key_reads_back_as_a_value_and_as_a_name() => Laws.ForAll(100, random =>
    {
        var key = new AnswerKey(random.Next(), random.One(Enum.GetValues<Phase>()));
        Assert.Equal(key, Again(key));
        Assert.Equal(key, Assert.Single(Again(ImmutableDictionary<AnswerKey, int>.Empty.Add(key, 1))).Key);
        Assert.Equal($"\"{key.Control}/{Kebab.Of(key.Phase)}\"", JsonSerializer.Serialize(key, StoredJson.Plain));
    });

    [Fact]
    public void Ids_and_texts_read_back_and_an_erased_text_stays_recognisable()
    {
        Assert.Equal(new PersonId("p å/#"), Again(new PersonId("p å/#")));
        Assert.Equal(1, Again(ImmutableDictionary<StepId, int>.Empty.Add(new("a-b"), 1))[new("a-b")]);
        Assert.Equal(new Text("x"), Again(new Text("x")));
        Assert.True(Again(new Text(null)).IsErased);
    }

    [Fact]
    public void Every_enum_of_the_core_has_a_kebab_name_for_each_member_that_leads_back()
    {
        Type[] enums = [.. typeof(Phase).Assembly.GetTypes().Where(t => t.IsEnum && t.IsPublic)];
        Assert.NotEmpty(enums);
        Assert.All(enums, type =>
        {
            Enum[] members = [.. Enum.GetValues(type).Cast<Enum>()];
            Assert.Equal(members.Length, members.Select(Kebab.Of).Distinct().Count());
            Assert.All(members, m =>
            {
                Assert.Matches("^[a-z]+(-[a-z]+)*$", Kebab.Of(m));
                Assert.Equal($"\"{Kebab.Of(m)}\"", JsonSerializer.Serialize(m, type, StoredJson.Plain));
                Assert.Equal(m, JsonSerializer.Deserialize($"\"{Kebab.Of(m)}\"", type, StoredJson.Plain));
            });
        });
        Assert.False(Kebab.TryParse<Phase>("Acquire", out _));
        Assert.False(Kebab.TryParse<Phase>(null, out _));
        Assert.Throws<FormatException>(() => Kebab.Parse<Phase>("0"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Phase>("0", StoredJson.Plain));
    }

    private static T Again<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, StoredJson.Plain), StoredJson.Plain)!;
}
