"""A bare aiogram webhook bot that echoes texts, with no store: what the framework alone can do. Prints "ready".

`--tuned`: uvloop, orjson, no FSM, the garbage collector's old objects frozen, and a kept reference to
`Response[Message]`, which pydantic would otherwise make anew for each answer.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from typing import Any

import orjson
import uvloop
from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import Response
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from benchmarks.throughput.contestants import PATH, TOKEN

router = Router()


@router.message()
async def echo(message: Message) -> None:
    await message.answer(message.text or "")


def orjson_text(value: Any) -> str:
    return orjson.dumps(value).decode()


async def serve(api_url: str, port: int, *, tuned: bool) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api_url))
    if tuned:
        session.json_loads, session.json_dumps = orjson.loads, orjson_text
    bot = Bot(TOKEN, session=session)
    dispatcher = Dispatcher(disable_fsm=tuned)
    dispatcher.include_router(router)
    application = web.Application()
    # In the background it would say 200 first, and its time to answer would say nothing.
    SimpleRequestHandler(dispatcher, bot, handle_in_background=False).register(application, PATH)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    if tuned:
        gc.collect()
        gc.freeze()
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    tuned = "--tuned" in sys.argv
    kept = Response[Message] if tuned else None
    (uvloop.run if tuned else asyncio.run)(serve(sys.argv[1], int(sys.argv[2]), tuned=tuned))
