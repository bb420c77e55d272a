using MolnFlow.Application.Storage;
using static MolnFlow.StoreContract.Sample;

namespace MolnFlow.StoreContract;

/// <summary>Erased texts, receipts and rebuilt snapshots.</summary>
public abstract partial class ServiceStoreContract
{
    [Fact]
    public async Task Erased_texts_are_gone_and_the_chain_is_untouched()
    {
        var before = Commit().With(Event(1, "Kalle Anka har slutat"), Event(2, "kvar"));
        await Saved(before);

        await Saved(Commit(2) with { ErasedTexts = [1] });

        var log = await Store.ReadLog();
        Assert.Null(log[0].Texts);
        Assert.Equal("kvar", Assert.Single(log[1].Texts!.Items).Value);
        Same.Events([before.Events[0] with { Texts = null }, before.Events[1]], log.Take(2).ToList());
    }

    [Fact]
    public async Task Erasing_what_is_erased_already_or_never_had_texts_is_no_fault()
    {
        await Saved(Commit().With(Event(1, "text"), Event(2)));
        await Saved(Commit(2) with { ErasedTexts = [1, 2] });
        await Saved(Commit(3) with { ErasedTexts = [1, 2] });

        Assert.All(await Store.ReadLog(), e => Assert.Null(e.Texts));
    }

    [Fact]
    public async Task A_receipt_is_found_by_its_key_and_service()
    {
        var receipt = Receipt("p-anna åäö/#?\\ 1", 1);
        await Saved(Commit() with { Receipt = receipt });
        await Saved(Commit(organisation: Region));

        Assert.Equal(receipt, await Store.FindReceipt(Kommun, MailService, receipt.Key, None));
        Assert.Null(await Store.FindReceipt(Kommun, MailService, "P-ANNA ÅÄÖ/#?\\ 1", None));
        Assert.Null(await Store.FindReceipt(Region, MailService, receipt.Key, None));
    }

    [Fact]
    public async Task A_receipt_that_is_there_already_refuses_the_commit_so_that_nothing_is_done_twice()
    {
        await Saved(Commit() with { Receipt = Receipt("k") });

        Assert.False(await Store.Save(Commit(1).With(Item(Kommun, MailService, "n-1", Noon)) with { Receipt = Receipt("k", 2) }, None));

        Same.Heads(Head(1), await Store.Find(Kommun, MailService, None));
        Assert.Single(await Store.ReadLog());
        Assert.Empty(await Store.Outbox(Kommun, MailService, None));
        Assert.Equal(1, (await Store.FindReceipt(Kommun, MailService, "k", None))!.Version);
        await Saved(Commit(1) with { Receipt = Receipt("other", 2) });
    }

    [Fact]
    public async Task A_rebuilt_snapshot_is_kept_while_the_version_stands()
    {
        await Saved(Commit(events: 2));
        var rebuilt = Head(2, Incompressible(2000)) with { FoldVersion = 4 };

        await Store.SaveSnapshot(Kommun, MailService, rebuilt, None);
        Same.Heads(rebuilt, await Store.Find(Kommun, MailService, None));

        await Saved(Commit(2) with { Head = Head(3, Incompressible(10)) });
        await Store.SaveSnapshot(Kommun, MailService, rebuilt, None);
        Same.Heads(Head(3, Incompressible(10)), await Store.Find(Kommun, MailService, None));
    }

    [Fact]
    public async Task A_smaller_snapshot_leaves_nothing_of_a_larger_one()
    {
        await Saved(Commit() with { Head = Head(1, Incompressible(300 * 1024)) });
        await Saved(Commit(1) with { Head = Head(2, Incompressible(100)) });
        Same.Heads(Head(2, Incompressible(100)), await Store.Find(Kommun, MailService, None));
        await Saved(Commit(2));
        Same.Heads(Head(3), await Store.Find(Kommun, MailService, None));
    }

    [Fact]
    public async Task A_snapshot_of_a_service_that_is_not_there_makes_none()
    {
        await Store.SaveSnapshot(Kommun, MailService, Head(1), None);
        Assert.Null(await Store.Find(Kommun, MailService, None));
    }
}
