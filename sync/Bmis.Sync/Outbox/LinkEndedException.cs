namespace Bmis.Sync.Outbox;

/// <summary>The stream is over though nothing failed: the centre ended it, went silent, or refuses.</summary>
internal sealed class LinkEndedException(string message, LinkFault? fault = null) : Exception(message)
{
    public LinkFault? Fault { get; } = fault;
}
