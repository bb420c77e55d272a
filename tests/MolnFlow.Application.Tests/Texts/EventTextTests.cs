using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Texts;

public class EventTextTests
{
    // A class name and its stored name can part one day; the text belongs to the stored one.
    private static readonly (string Name, Type Type)[] Events =
        [.. EventTypes.All.Select(type => (Kebab.Of(type.Name), type)).Where(e => EventTypes.Of(e.Item1).Type == e.type)];

    [Fact]
    public void Every_event_has_a_sentence()
    {
        Assert.Equal(typeof(ServiceEvent).Assembly.GetTypes().Count(t => t.IsSubclassOf(typeof(ServiceEvent)) && !t.IsAbstract), Events.Length);
        LoadedTexts.MustHave(Events.Select(e => $"event.{e.Name}"));
    }

    [Fact]
    public void Sentences_use_only_facts_that_the_event_has()
    {
        string[] wrong = [.. Events.SelectMany(e => TextsOf(e.Name).SelectMany(text => LoadedTexts.Placeholders(text.Text)
            .Where(name => !Paths.Of(e.Type).Contains(name))
            .Select(name => $"{{{name}}} in {text.Key}")))];
        Assert.True(wrong.Length == 0, string.Join(", ", wrong));
    }

    [Fact]
    public void An_added_sentence_stands_for_a_fact_of_its_event_and_says_it()
    {
        string[] wrong = [.. Events.SelectMany(e => TextsOf(e.Name)
            .Where(text => text.Key.Length > $"event.{e.Name}".Length)
            .Where(text => text.Key[$"event.{e.Name}.".Length..] is var fact
                && !(Paths.Of(e.Type).Contains(fact) && LoadedTexts.Placeholders(text.Text).Contains(fact)))
            .Select(text => text.Key))];
        Assert.True(wrong.Length == 0, string.Join(", ", wrong));
    }

    [Fact]
    public void No_text_is_kept_for_an_event_that_does_not_exist() => Assert.All(
        LoadedTexts.All.Keys.Where(key => key.StartsWith("event.", StringComparison.Ordinal)),
        key => Assert.Contains(Events, e => key == $"event.{e.Name}" || key.StartsWith($"event.{e.Name}.", StringComparison.Ordinal)));

    private static IEnumerable<(string Key, string Text)> TextsOf(string name) => LoadedTexts.All
        .Where(x => x.Key == $"event.{name}" || x.Key.StartsWith($"event.{name}.", StringComparison.Ordinal))
        .Select(x => (x.Key, x.Value.Sv));
}
