using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MolnFlow.Functions.Tests.Storage;

/// <summary>Breaks off requests as a crash or the network would, before they are sent or after they were carried out.</summary>
public sealed class Faults : HttpPipelinePolicy
{
    /// <summary>True for a request that must not reach the service.</summary>
    public Func<Request, bool> Stop { get; set; } = _ => false;

    /// <summary>True for a request whose answer gets lost on the way back, so that the client sends it again.</summary>
    public Func<Request, bool> LoseAnswer { get; set; } = _ => false;

    public static bool IsTransaction(Request request) => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Before(message.Request);
        ProcessNext(message, pipeline);
        After(message.Request);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Before(message.Request);
        await ProcessNextAsync(message, pipeline);
        After(message.Request);
    }

    private void Before(Request request)
    {
        if (Stop(request))
            throw new RequestFailedException(499, "Broken off by the test.");
    }

    private void After(Request request)
    {
        if (LoseAnswer(request))
            throw new IOException("The answer got lost.");
    }
}
