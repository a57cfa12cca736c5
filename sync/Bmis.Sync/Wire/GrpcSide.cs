namespace Bmis.Sync.Wire;

/// <summary>Which of its two ends sees a call.</summary>
public enum GrpcSide
{
    /// <summary>The one that calls.</summary>
    Client,

    /// <summary>The one that serves.</summary>
    Server,
}
