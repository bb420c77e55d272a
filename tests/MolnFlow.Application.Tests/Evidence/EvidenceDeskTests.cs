using System.Text;
using MolnFlow.Application.Evidence;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Exit;

namespace MolnFlow.Application.Tests.Evidence;

public class EvidenceDeskTests
{
    [Fact]
    public async Task A_file_taken_in_is_found_and_opened_only_where_it_belongs()
    {
        Life life = await Life.Begin();
        EvidenceDesk desk = life.World.Evidence;
        EvidenceFile file = await Take(life, "Protokoll 2", "b.pdf");
        Assert.Equal(file, await desk.Find(World.Region, life.Id, file.Id, default));
        Assert.Equal(2, (await desk.All(World.Region, life.Id, default)).Count);
        using var reader = new StreamReader((await desk.Open(World.Region, life.Id, file.Id, default))!);
        Assert.Equal("Protokoll 2", await reader.ReadToEndAsync());
        Assert.Null(await desk.Find(World.Kommun, life.Id, file.Id, default));
        Assert.Null(await desk.Open(World.Region, new("s-other"), file.Id, default));
    }

    [Fact]
    public async Task The_same_bytes_again_are_the_file_there_already()
    {
        Life life = await Life.Begin();
        EvidenceFile first = await Take(life, "Samma", "a.txt");
        Assert.Equal(first, await Take(life, "Samma", "b.txt"));
    }

    [Fact]
    public async Task Files_that_no_event_names_go_after_seven_days_and_others_stay()
    {
        Life life = await Life.Begin();
        EvidenceFile named = await Take(life, "Namngiven", "a.txt"), unnamed = await Take(life, "Onämnd", "b.txt");
        await life.Do(new FileExitPlan("Plan", People.Owner, life.World.Today, [named.Id]));

        life.World.Clock.Now = life.World.Clock.Now.AddDays(7);
        Assert.Equal(0, await Clean(life));

        EvidenceFile young = await Take(life, "Ny", "c.txt");
        life.World.Clock.Now = life.World.Clock.Now.AddSeconds(1);
        Assert.Equal(0, await Clean(life));
        Assert.Null(await life.World.Evidence.Find(World.Region, life.Id, unnamed.Id, default));

        // Withdrawn with it: the file that every life begins with and nothing names.
        life.World.Clock.Now = life.World.Clock.Now.AddDays(1);
        Assert.Equal(2, await Clean(life));
        Assert.Equal(
            new[] { named.Id.Value, young.Id.Value }.Order(),
            (await life.World.Evidence.All(World.Region, life.Id, default)).Select(f => f.Id.Value).Order());
        Assert.False(life.World.Files.Files.ContainsKey((World.Region, life.Id, unnamed.Id)));
        Assert.True(life.World.Files.Files.ContainsKey((World.Region, life.Id, named.Id)));
        Assert.Equal(0, await Clean(life));
    }

    [Fact]
    public async Task A_file_named_while_it_was_being_withdrawn_comes_back()
    {
        Life life = await Life.Begin();
        EvidenceFile file = await Take(life, "Sent", "a.txt");
        life.World.Clock.Now = life.World.Clock.Now.AddDays(8);
        await Clean(life);
        Assert.Null(await life.World.Evidence.Find(World.Region, life.Id, file.Id, default));

        await life.Do(new FileExitPlan("Plan", People.Owner, life.World.Today, [file.Id]));
        life.World.Clock.Now = life.World.Clock.Now.AddDays(1);
        await Clean(life);
        Assert.Equal(file, await life.World.Evidence.Find(World.Region, life.Id, file.Id, default));
        Assert.True(life.World.Files.Files.ContainsKey((World.Region, life.Id, file.Id)));
    }

    [Fact]
    public async Task A_withdrawn_file_uploaded_again_stays()
    {
        Life life = await Life.Begin();
        await Take(life, "Åter", "a.txt");
        life.World.Clock.Now = life.World.Clock.Now.AddDays(8);
        await Clean(life);
        EvidenceFile again = await Take(life, "Åter", "b.txt");
        life.World.Clock.Now = life.World.Clock.Now.AddDays(1);
        await Clean(life);
        Assert.Equal(again, await life.World.Evidence.Find(World.Region, life.Id, again.Id, default));
        Assert.True(life.World.Files.Files.ContainsKey((World.Region, life.Id, again.Id)));
    }

    [Fact]
    public async Task A_forgotten_file_uploaded_again_starts_its_time_anew_and_a_named_one_keeps_its_day()
    {
        Life life = await Life.Begin();
        EvidenceFile named = await Take(life, "Namngiven", "a.txt");
        await life.Do(new FileExitPlan("Plan", People.Owner, life.World.Today, [named.Id]));
        await Take(life, "Glömd", "b.txt");
        life.World.Clock.Now = life.World.Clock.Now.AddDays(8);

        EvidenceFile again = await Take(life, "Glömd", "c.txt");
        Assert.Equal(("c.txt", life.World.Clock.Now), (again.Name, again.Uploaded));
        Assert.Equal(named, await Take(life, "Namngiven", "d.txt"));
        await Clean(life);
        Assert.NotNull(await life.World.Evidence.Find(World.Region, life.Id, again.Id, default));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_taken_in()
    {
        Life life = await Life.Begin();
        await Assert.ThrowsAsync<EvidenceTooLargeException>(() => life.World.Evidence.Take(
            World.Region, life.Id, new MemoryStream(new byte[EvidenceDesk.MostBytes + 1]), "x", "y", People.Owner, null, null, default));
        Assert.Single(life.World.Files.Files);
    }

    [Fact]
    public void Whatever_event_names_evidence_is_seen_to()
    {
        foreach (ServiceEvent happened in Instances.Events)
        {
            StoredEvent stored = Storage.GoldenFile.Chained([happened])[0];
            int there = stored.Payload.Split(new string('a', 64)).Length - 1;
            Assert.Equal(there, EvidenceNames.In(stored.Payload).Count);
        }

        Assert.Equal(3, EvidenceNames.In(Storage.GoldenFile.Chained([new ExitStepConfirmed(
            new("s"), 1, new(2026, 1, 15), "x", [new("1"), new("2"), new("3")])])[0].Payload).Count);
    }

    private static Task<EvidenceFile> Take(Life life, string content, string name) => life.World.Evidence.Take(
        World.Region, life.Id, new MemoryStream(Encoding.UTF8.GetBytes(content)), name, "text/plain", People.Owner, null, null, default);

    private static Task<int> Clean(Life life) => new EvidenceSweep(life.World.Files, life.World.Documents, life.World.Store, life.World.Present).Run(default);
}
