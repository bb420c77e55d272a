using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.Start;

/// <summary>Starts that are refused say why, on the error stream, and end with code 2.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://0.0.0.0:0")]
    public async Task It_will_not_listen_beyond_this_machine(string urls) =>
        await Refused(["--urls", urls, "--demo"], "can be reached from this machine only");

    [Fact]
    public async Task An_option_it_does_not_know_is_named() => await Refused(["--dmeo"], "There is no option --dmeo.", "--help");

    [Fact]
    public async Task A_first_day_must_be_a_day_and_belong_to_a_demo()
    {
        await Refused(["--demo", "--demo-now", "2026-02-30"], "'2026-02-30' is not");
        await Refused(["--demo-now", "2026-02-28"], "only works together with --demo");
    }

    [Fact]
    public async Task Help_is_no_fault()
    {
        (int code, string output, _) = await RunningProcess.RunToEnd(folder.Path, "--help");

        Assert.Equal(0, code);
        Assert.All((string[])["--urls", "--data", "--catalog", "--demo", "--demo-now", "--demo-reset", "--demo-empty"], o => Assert.Contains(o, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_process_on_the_same_folder_is_told_that_it_is_in_use()
    {
        await using RunningProcess first = await RunningProcess.Start(folder.Path, "--demo", "--demo-empty", "--data", "shared");

        await Refused(["--urls", "http://127.0.0.1:0", "--demo", "--data", "shared"], "is in use by another MolnFlow");
        await first.Kill();

        await using RunningProcess second = await RunningProcess.Start(folder.Path, "--demo", "--demo-empty", "--data", "shared");
    }

    [Fact]
    public async Task A_demo_is_started_over_when_asked_to_and_what_is_real_never_is()
    {
        await using (RunningProcess first = await RunningProcess.Start(folder.Path, "--demo", "--demo-empty", "--demo-now", "2025-11-03", "--data", "tried"))
        {
            using var site = new Site(first.Address);
            Assert.Equal(System.Net.HttpStatusCode.Created, (await site.Post("/api/services", Give.Intake("Provtjänsten"), "anna")).Status);
        }

        await using (RunningProcess again = await RunningProcess.Start(folder.Path, "--demo", "--demo-empty", "--demo-reset", "--demo-now", "2024-05-06", "--data", "tried"))
        {
            using var site = new Site(again.Address);
            Assert.Equal(0, (await site.Get("/api/services", "anna")).Json.GetProperty("total").GetInt32());
            Assert.Contains("2024-05-06", (await site.Page("/", "anna")).Body!.TextContent, StringComparison.Ordinal);
        }

        await using (await RunningProcess.Start(folder.Path, "--data", "kept"))
        {
        }

        await Refused(["--urls", "http://127.0.0.1:0", "--demo", "--demo-reset", "--data", "kept"], "holds real data");
        await Refused(["--urls", "http://127.0.0.1:0", "--demo-reset", "--data", "kept"], "only works together with --demo");
    }

    [Fact]
    public async Task A_demo_and_real_data_never_share_a_folder()
    {
        await using (await RunningProcess.Start(folder.Path, "--demo", "--demo-empty", "--data", "played"))
        await using (await RunningProcess.Start(folder.Path, "--data", "meant"))
        {
        }

        await Refused(["--urls", "http://127.0.0.1:0", "--data", "played"], "belongs to a demo");
        await Refused(["--urls", "http://127.0.0.1:0", "--demo", "--data", "meant"], "holds real data");
    }

    [Fact]
    public async Task Faults_of_a_catalogue_are_told_by_file_and_line_all_at_once()
    {
        CatalogCopy copy = CatalogCopy.In(folder);
        int phases = copy.Change("controls.yaml", "    phases: [acquire]", "    phases: [aquire]");
        int kind = copy.Change("exit-plan.yaml", "    kind: gate", "    kind: gaet");

        await Refused(["--urls", "http://127.0.0.1:0", "--demo", "--catalog", copy.Path],
            $"controls.yaml({phases}): ", $"exit-plan.yaml({kind}): ");
    }

    private async Task Refused(string[] arguments, params string[] said)
    {
        (int code, _, string errors) = await RunningProcess.RunToEnd(folder.Path, arguments);

        Assert.True(code == 2, $"Ended with {code}: {errors}");
        Assert.All(said, words => Assert.Contains(words, errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }
}
