namespace MolnFlow.Journeys.Support;

/// <summary>Waits for what happens just after a request was answered.</summary>
public static class Eventually
{
    public static async Task True(Func<Task<bool>> condition, Func<string>? otherwise = null)
    {
        for (int i = 0; i < 200; i++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail(otherwise?.Invoke() ?? "It did not happen within ten seconds.");
    }
}
