namespace Bmis.BorderPost.Inspecting;

/// <summary>Whether the centre can be reached now; a record says so (Regulation (EU) 2017/2226, Art. 21(3)).</summary>
internal interface ICentreReach
{
    bool InReach { get; }
}
