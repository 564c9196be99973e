// The form of a batch is the framework's own, and what is tested here is whether it is still the one that is known.
#pragma warning disable BL0006

using System.Buffers.Binary;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Shown;

/// <summary>Render batches by the framework's own writer, which is not public, and a reader of what stands in them.</summary>
internal static class WrittenBatch
{
    private static readonly Type Writer =
        typeof(CircuitOptions).Assembly.GetType("Microsoft.AspNetCore.Components.Server.Circuits.RenderBatchWriter", throwOnError: true)!;

    /// <summary>The batch that draws a component, or with a change the one that draws it anew.</summary>
    public static async Task<ArraySegment<byte>> OfAsync(RenderFragment content, Action? change = null)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new WritingRenderer(services);
        await renderer.Dispatcher.InvokeAsync(() => renderer.DrawAsync(content));
        if (change is not null)
        {
            change();
            await renderer.Dispatcher.InvokeAsync(() => renderer.DrawAsync(content));
        }

        return renderer.Last;
    }

    /// <summary>The elements, attributes and texts of the frames in order.</summary>
    public static IEnumerable<string> Texts(ArraySegment<byte> batch)
    {
        int At(int place) => BinaryPrimitives.ReadInt32LittleEndian(batch.AsSpan(place));
        var frames = At(batch.Count - 16);
        var table = At(batch.Count - 4);
        string? String(int number)
        {
            if (number == -1) return null;
            using var reader = new BinaryReader(new MemoryStream([.. batch]));
            reader.BaseStream.Position = At(table + (number * 4));
            return reader.ReadString();
        }

        for (var i = 0; i < At(frames); i++)
        {
            var frame = frames + 4 + (i * 20);
            switch ((RenderTreeFrameType)At(frame))
            {
                case RenderTreeFrameType.Element:
                    yield return String(At(frame + 8))!;
                    break;
                case RenderTreeFrameType.Attribute:
                    yield return $"{String(At(frame + 4))}={String(At(frame + 8))}";
                    break;
                case RenderTreeFrameType.Text or RenderTreeFrameType.Markup:
                    yield return String(At(frame + 4))!;
                    break;
            }
        }
    }

    /// <summary>All bytes, as text to look into.</summary>
    public static string Bytes(ArraySegment<byte> batch) => Encoding.UTF8.GetString(batch);

    private sealed class WritingRenderer(IServiceProvider services) : Renderer(services, NullLoggerFactory.Instance)
    {
        private Drawn? drawn;

        public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

        public ArraySegment<byte> Last { get; private set; }

        public Task DrawAsync(RenderFragment content)
        {
            if (drawn is null) AssignRootComponentId(drawn = new Drawn());
            drawn.Draw(content);
            return Task.CompletedTask;
        }

        protected override Task UpdateDisplayAsync(in Microsoft.AspNetCore.Components.RenderTree.RenderBatch renderBatch)
        {
            using var stream = new MemoryStream();
            using (var writer = (IDisposable)Activator.CreateInstance(Writer, stream, false)!)
                Writer.GetMethod(
                    "Write", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic,
                    [typeof(Microsoft.AspNetCore.Components.RenderTree.RenderBatch).MakeByRefType()])!.Invoke(writer, [renderBatch]);
            Last = stream.ToArray();
            return Task.CompletedTask;
        }

        protected override void HandleException(Exception exception) => ExceptionDispatchInfo.Throw(exception);
    }

    private sealed class Drawn : IComponent
    {
        private RenderHandle handle;

        public void Attach(RenderHandle renderHandle) => handle = renderHandle;

        public void Draw(RenderFragment content) => handle.Render(content);

        public Task SetParametersAsync(ParameterView parameters) => Task.CompletedTask;
    }
}
