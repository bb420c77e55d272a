using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;

namespace MolnFlow.Application.Tests.Storage;

public class TextsInEventsTests
{
    [Fact]
    public void An_event_without_texts_has_none_stored() =>
        Assert.Null(GoldenFile.Chained([new RoleAssigned(Role.Manager, People.Manager)])[0].Texts);

    [Fact]
    public void The_same_text_is_hashed_differently_each_time()
    {
        StoredEvent stored = GoldenFile.Chained([new DetailsChanged("Anna", "Anna", null, null)])[0];
        Assert.Equal(2, stored.Texts!.Items.Select(t => t.Salt).Distinct().Count());
        Assert.All(stored.Texts.Items, t => Assert.Matches("^[0-9a-f]{32}$", t.Salt));
    }

    [Fact]
    public void Without_its_texts_an_event_reads_as_erased_and_keeps_the_rest()
    {
        StoredEvent stored = GoldenFile.Chained([new DetailsChanged("Bokning", null, new SupplierId("s-1"), "Många")])[0];
        var read = (DetailsChanged)EventCodec.Released.Read(stored with { Texts = null }).Happened;
        Assert.True(read.Name.IsErased);
        Assert.Null(read.Purpose);
        Assert.True(read.ComplexBecause!.IsErased);
        Assert.Equal(new SupplierId("s-1"), read.Supplier);
    }

    [Fact]
    public void A_text_erased_before_it_was_carried_over_stays_erased()
    {
        StoredEvent stored = GoldenFile.Chained([new ExitStepConfirmed(new("erasure-order"), 1, new(2026, 1, 15), new Text(null), [])])[0];
        Assert.Null(stored.Texts);
        Assert.True(((ExitStepConfirmed)EventCodec.Released.Read(stored).Happened).Note!.IsErased);
    }
}
