using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Questions;

/// <summary>What holds of the questions that concern a service, whatever its classes and whatever was answered.</summary>
public class RelevanceLaws
{
    private static readonly ImmutableList<Question> All = TestRules.Catalogue.Rulebook.Questions;

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true);

    /// <summary>Classes and answers at random: about half of the questions are answered, any option of them.</summary>
    private sealed record Situation(Classification Class, ImmutableDictionary<QuestionId, Reply> Given)
    {
        public ImmutableList<Question> Relevant => Relevance.Of(All, Class, id => Given.GetValueOrDefault(id));

        public static Situation Of(int seed)
        {
            var random = new Random(seed);
            var given = ImmutableDictionary.CreateBuilder<QuestionId, Reply>();
            foreach (Question question in All.Where(_ => random.Next(2) == 0))
            {
                given[question.Id] = question.Options.IsEmpty ? new Reply.Written("Text")
                    : random.Next(6) == 0 ? new Reply.Unknown()
                    : new Reply.Chosen([question.Options[random.Next(question.Options.Count)].Id]);
            }

            return new(
                new(random.Next(4), random.Next(4), random.Next(4), random.Next(2) == 0, random.Next(2) == 0), given.ToImmutable());
        }
    }

    private static void Always(Action<Situation> law) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => law(Situation.Of(seed))).Check(Config);

    [Fact]
    public void A_question_is_asked_exactly_when_each_of_its_conditions_holds() => Always(s =>
    {
        ImmutableList<Question> relevant = s.Relevant;
        Assert.All(All, q => Assert.Equal(
            q.OnlyWhen.TrueForAll(w => w.Criterion is { } criterion
                ? s.Class.Of(criterion) >= w.From
                : relevant.Exists(r => r.Id == w.Question)
                    && s.Given.GetValueOrDefault(w.Question!.Value) is Reply.Chosen chosen && chosen.Options.Exists(w.Answers.Contains)),
            relevant.Contains(q)));
    });

    [Fact]
    public void Stricter_classes_never_take_a_question_away() => Always(s =>
    {
        Classification stricter = s.Class.With(new(3, 3, 3, true, true));
        Assert.All(s.Relevant, q => Assert.Contains(q, (s with { Class = stricter }).Relevant));
    });

    [Fact]
    public void An_answer_moves_only_what_follows_from_it() => Always(s =>
    {
        foreach (QuestionId id in s.Given.Keys)
        {
            ImmutableList<Question> without = (s with { Given = s.Given.Remove(id) }).Relevant;
            IEnumerable<Question> moved = s.Relevant.Except(without).Concat(without.Except(s.Relevant));
            Assert.All(moved, q => Assert.True(Follows(q, id), $"{q.Id} does not follow from {id}"));
        }
    });

    [Fact]
    public void The_order_is_that_of_the_catalogue() => Always(s =>
        Assert.Equal(All.Where(s.Relevant.Contains).Select(q => q.Id), s.Relevant.Select(q => q.Id)));

    [Fact]
    public void Questions_that_wait_for_each_other_are_asked_by_none_and_end()
    {
        Question first = All[0] with { Id = new("a"), OnlyWhen = [new(new QuestionId("b"), ["yes"], null, 1)] };
        Question second = All[0] with { Id = new("b"), OnlyWhen = [new(new QuestionId("a"), ["yes"], null, 1)] };

        Assert.Empty(Relevance.Of([first, second], Classification.None, _ => new Reply.Chosen(["yes"])));
    }

    private static bool Follows(Question question, QuestionId from) => question.OnlyWhen.Exists(w => w.Question == from
        || (w.Question is { } earlier && All.Find(q => q.Id == earlier) is { } middle && Follows(middle, from)));
}
